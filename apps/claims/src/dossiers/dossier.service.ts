import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Database, isStaff, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimEntity } from '../claims/claim.entity';
import { findClaim } from '../claims/claim.repository';
import { ClaimReads } from '../claims/claim-reads.service';
import type { Locale } from '../documents/dates';
import { renderPdf } from '../documents/pdf';
import { type ZipEntry, zipOf } from '../documents/zip';
import { EvidenceArchive } from '../evidence/evidence-archive.service';
import { ClaimMessageEntity } from '../messages/message.entity';
import { EstimateService } from '../rules/estimate.service';
import { packOfKey } from '../rules/packs';
import type { DossierContent } from './dossier-content';
import { dossierPdf } from './dossier-pdf';

interface Document {
  readonly name: string;
  readonly content: Buffer;
}

/** A whole case in one archive, for a court, an ombudsman or an insurer: readable, complete, and provably unchanged. */
@Injectable()
export class DossierService {
  constructor(
    private readonly database: Database,
    private readonly reads: ClaimReads,
    private readonly estimates: EstimateService,
    private readonly archive: EvidenceArchive,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Files are opened as their turn comes, so that a case full of films takes no more memory than one without. */
  async download(actor: Actor, id: string, locale: Locale): Promise<{ stream: Readable; fileName: string }> {
    const scope = scopeOf(actor);
    const { content, entries } = await this.database.transaction(scope, async (manager) => {
      const row = await findClaim(manager, scope, id);
      const { organisationId } = row;
      const gathered = await this.gather(manager, actor, row);
      await this.audit.append(manager, {
        organisationId,
        subject: id,
        action: 'claim.dossier_downloaded',
        actor,
        details: { files: gathered.entries.length, locale },
      });
      return gathered;
    });
    const documents = await documentsOf(content, locale);
    const manifest = {
      claim: content.claim.number,
      madeAt: content.madeAt.toISOString(),
      madeBy: actor.personId,
      documents: documents.map(({ name, content: bytes }) => ({ name, sha256: sha256(bytes) })),
      files: content.files,
    };
    const all = [...documents, json('manifest.json', manifest)].map(entryOf);
    return { stream: zipOf([...all, ...entries]), fileName: `${content.claim.number}-dossier.zip` };
  }

  private async gather(
    manager: EntityManager,
    actor: Actor,
    row: ClaimEntity,
  ): Promise<{ content: DossierContent; entries: readonly ZipEntry[] }> {
    const { files, entries } = await this.archive.filesOf(manager, row, isStaff(actor));
    // Notes among the desk are no part of what was said to the claimant.
    const said = await manager.find(ClaimMessageEntity, {
      where: { claimId: row.id, visibility: 'claimant' },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const pack =
      row.rulePack !== null && row.rulePackVersion !== null
        ? packOfKey({ id: row.rulePack, version: row.rulePackVersion })
        : null;
    const content: DossierContent = {
      claim: await this.reads.view(manager, actor, row.id),
      pack,
      estimate: await this.estimates.ofClaim(manager, row),
      messages: said.map(({ writtenBy, body, createdAt }) => ({ writtenBy, body, at: createdAt })),
      files,
      madeAt: this.clock.now(),
    };
    return { content, entries };
  }
}

async function documentsOf(content: DossierContent, locale: Locale): Promise<Document[]> {
  const pdf = await renderPdf(dossierPdf(content, locale));
  return [
    { name: 'dossier.pdf', content: pdf.content },
    json('claim.json', content.claim),
    json('rules.json', { pack: content.pack, estimate: content.estimate }),
    json('messages.json', content.messages),
  ];
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const json = (name: string, content: unknown): Document => ({
  name,
  content: Buffer.from(JSON.stringify(content, null, 2)),
});

const entryOf = ({ name, content }: Document): ZipEntry => ({
  name,
  open: () => Promise.resolve(Readable.from([content])),
  compress: !name.endsWith('.pdf'),
});
