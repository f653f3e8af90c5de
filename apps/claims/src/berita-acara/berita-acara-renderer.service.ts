import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ClaimsConfig } from '../config';
import { pictureOf, renderPdf } from '../documents/pdf';
import { qrCode } from '../documents/qr-code';
import { EvidenceStore } from '../evidence/evidence-store';
import { IncidentPhotoEntity } from '../incidents/incident.entity';
import { type BeritaAcaraEntity, BeritaAcaraFileEntity } from './berita-acara.entity';
import { findBeritaAcara, unknownBeritaAcara } from './berita-acara.repository';
import { type Pictures, beritaAcaraPdf } from './berita-acara-pdf';
import { publicUrlOf } from './berita-acara-views';
import type { BeritaAcaraContent } from './domain/content';

const locales = ['id', 'en'] as const;

/** Makes the PDFs of a paper, after the transaction that issued it. The same paper gives the same bytes at every try. */
@Injectable()
export class BeritaAcaraRenderer {
  constructor(
    private readonly database: Database,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  async renderAll(id: string): Promise<void> {
    for (const locale of locales) await this.render(id, locale);
  }

  async render(id: string, locale: 'id' | 'en'): Promise<{ sha256: string }> {
    const row = await this.database.read(SYSTEM_SCOPE, (manager) => findBeritaAcara(manager, { id }));
    if (!row.content) throw unknownBeritaAcara();
    const pictures = await this.picturesOf(row, row.content);
    const { content, sha256 } = await renderPdf(
      beritaAcaraPdf(row.content, { locale, contentSha256: row.contentSha256, pictures }),
    );
    await this.store.keepContent(content);
    await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      this.noteFile(manager, row, { locale, sha256, size: content.length }),
    );
    return { sha256 };
  }

  private async noteFile(
    manager: EntityManager,
    { id, incidentId, organisationId, reporterId, number }: BeritaAcaraEntity,
    file: { locale: 'id' | 'en'; sha256: string; size: number },
  ): Promise<void> {
    const at = this.clock.now();
    const written = await manager
      .createQueryBuilder()
      .insert()
      .into(BeritaAcaraFileEntity)
      .values({ beritaAcaraId: id, organisationId, reporterId, ...file, renderedAt: at })
      .orIgnore()
      .returning('locale')
      .execute();
    // Of the two the Indonesian one is the evidence: it lies with the incident's photos and goes into every claim.
    if (file.locale !== 'id' || written.raw.length === 0) return;
    await manager.insert(IncidentPhotoEntity, {
      id: v7(),
      incidentId,
      organisationId,
      reporterId,
      kind: 'berita_acara',
      fileName: `${number}.pdf`,
      mediaType: 'application/pdf',
      size: file.size,
      sha256: file.sha256,
      sharedSha256: null,
      addedAt: at,
    });
  }

  private async picturesOf(
    { number, contentSha256 }: BeritaAcaraEntity,
    content: BeritaAcaraContent,
  ): Promise<Pictures> {
    const url = publicUrlOf(this.config.PUBLIC_URL, number, contentSha256);
    const shown = content.photos.flatMap(({ sharedSha256 }) => sharedSha256 ?? []);
    const signed = content.signatories.flatMap(({ signatureSha256 }) => signatureSha256 ?? []);
    const photos = await Promise.all(
      shown.map(async (sha256) => pictureOf(await this.store.read(sha256), 'image/jpeg')),
    );
    const signatures = new Map<string, string>();
    for (const sha256 of signed)
      signatures.set(sha256, pictureOf(await this.store.read(sha256), 'image/png'));
    return { url, qr: pictureOf(await qrCode(url), 'image/png'), photos, signatures };
  }
}
