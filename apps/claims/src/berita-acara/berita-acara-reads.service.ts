import { Inject, Injectable } from '@nestjs/common';
import { type Actor, CONFIG, Database, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import type { ClaimsConfig } from '../config';
import { type Download, EvidenceStore } from '../evidence/evidence-store';
import { findIncident } from '../incidents/incident.repository';
import { filesOf, findBeritaAcara } from './berita-acara.repository';
import { beritaAcaraOf, verificationOf } from './berita-acara-views';
import { BeritaAcaraRenderer } from './berita-acara-renderer.service';

@Injectable()
export class BeritaAcaraReads {
  constructor(
    private readonly database: Database,
    private readonly store: EvidenceStore,
    private readonly renderer: BeritaAcaraRenderer,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  of(actor: Actor, incidentId: string) {
    return this.database.read(scopeOf(actor), async (manager) => {
      await findIncident(manager, incidentId);
      const row = await findBeritaAcara(manager, { incidentId });
      return beritaAcaraOf(row, await filesOf(manager, row.id), this.config.PUBLIC_URL);
    });
  }

  /** The PDF; rendered now when the caller is faster than the renderer. */
  async pdf(actor: Actor, incidentId: string, locale: 'id' | 'en'): Promise<Download> {
    const { row, files } = await this.database.read(scopeOf(actor), async (manager) => {
      await findIncident(manager, incidentId);
      const found = await findBeritaAcara(manager, { incidentId });
      return { row: found, files: await filesOf(manager, found.id) };
    });
    const known = files.find((file) => file.locale === locale);
    const { sha256 } = known ?? (await this.renderer.render(row.id, locale));
    return this.store.download(sha256, 'application/pdf', `${row.number}.${locale}.pdf`);
  }

  /** For anybody who has the number, on paper or in a QR code. */
  verify(number: string, hash: string | undefined) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const row = await findBeritaAcara(manager, { number });
      return verificationOf(row, await filesOf(manager, row.id), hash);
    });
  }
}
