import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, Database, isStaff, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimEntity } from '../claims/claim.entity';
import { findClaim } from '../claims/claim.repository';
import { entryName, type ZipEntry, zipOf } from '../documents/zip';
import { plainFacts } from './domain/file-facts';
import { isIdentity } from './domain/kinds';
import { isImage, type MediaType } from './domain/media-types';
import { EvidenceEntity } from './evidence.entity';
import { EvidenceStore } from './evidence-store';
import { sharedNameOf } from './evidence-views';

/** What the manifest says of each file: its name in the archive, its hash, who sent it, when. */
export interface ArchivedFile {
  readonly name: string | null;
  readonly evidenceId: string;
  readonly kind: string;
  readonly mediaType: string;
  /** Of the bytes in the archive. */
  readonly sha256: string | null;
  readonly originalSha256: string;
  readonly originalSize: number;
  readonly copy: 'shared' | 'original' | 'left_out';
  readonly addedBy: string;
  readonly addedAt: string;
}

export interface EvidenceFiles {
  readonly files: readonly ArchivedFile[];
  readonly entries: readonly ZipEntry[];
}

/** All evidence of a claim as one archive with a manifest. */
@Injectable()
export class EvidenceArchive {
  constructor(
    private readonly database: Database,
    private readonly store: EvidenceStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async download(actor: Actor, claimId: string): Promise<{ stream: Readable; fileName: string }> {
    const scope = scopeOf(actor);
    const { claim, files, entries } = await this.database.transaction(scope, async (manager) => {
      const row = await findClaim(manager, scope, claimId);
      const { organisationId } = row;
      const found = await this.filesOf(manager, row, isStaff(actor));
      await this.audit.append(manager, {
        organisationId,
        subject: claimId,
        action: 'evidence.archive_downloaded',
        actor,
        details: { files: found.entries.length },
      });
      return { claim: row, ...found };
    });
    const manifest = {
      claim: claim.number,
      waybill: claim.waybill,
      carrier: claim.carrier,
      type: claim.type,
      madeAt: this.clock.now().toISOString(),
      madeBy: actor.personId,
      files,
    };
    const stream = zipOf([jsonEntry('manifest.json', manifest), ...entries]);
    return { stream, fileName: `${claim.number}-evidence.zip` };
  }

  /**
   * The files of a claim as entries of an archive, for this one and for a dossier. Pictures as shared copies, identity
   * papers masked; what cannot be passed on is named and left out.
   */
  async filesOf(
    manager: EntityManager,
    { id: claimId }: ClaimEntity,
    staff: boolean,
  ): Promise<EvidenceFiles> {
    const rows = await manager.find(EvidenceEntity, {
      where: { claimId },
      order: { addedAt: 'ASC', id: 'ASC' },
    });
    const files = rows.map((row, index) => archivedOf(row, index, staff));
    const entries = files.flatMap(({ name, sha256, addedAt }): ZipEntry[] =>
      name && sha256 ? [{ name, open: () => this.store.open(sha256), addedAt: new Date(addedAt) }] : [],
    );
    return { files, entries };
  }
}

export const jsonEntry = (name: string, content: unknown): ZipEntry => ({
  name,
  open: () => Promise.resolve(Readable.from([JSON.stringify(content, null, 2)])),
  compress: true,
});

function archivedOf(row: EvidenceEntity, index: number, staff: boolean): ArchivedFile {
  const copy = copyIn(row, staff);
  const fileName = copy === 'shared' ? sharedNameOf(row.fileName) : row.fileName;
  return {
    name: copy === 'left_out' ? null : `files/${entryName(index, row.kind, fileName)}`,
    evidenceId: row.id,
    kind: row.kind,
    mediaType: copy === 'shared' ? 'image/jpeg' : row.mediaType,
    sha256: copy === 'left_out' ? null : copy === 'shared' ? row.sharedSha256 : row.sha256,
    originalSha256: row.sha256,
    originalSize: row.size,
    ...plainFacts(row.facts),
    copy,
    addedBy: row.addedBy,
    addedAt: row.addedAt.toISOString(),
  };
}

function copyIn(row: EvidenceEntity, staff: boolean): ArchivedFile['copy'] {
  if (row.deletedAt) return 'left_out';
  if (row.sharedSha256) return 'shared';
  // An identity paper as PDF has no masked copy; a HEIC has no copy without its place.
  if (isIdentity(row.kind)) return 'left_out';
  return !isImage(row.mediaType as MediaType) || staff ? 'original' : 'left_out';
}
