import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, isStaff, scopeOf } from '@tuntas/platform';
import { authorOf } from '../claims/author';
import { findClaim, lockClaim } from '../claims/claim.repository';
import { requireAction } from '../claims/domain/actions';
import type { EvidenceKind } from './domain/kinds';
import { isImage, type MediaType } from './domain/media-types';
import { EvidenceAdding } from './evidence-adding';
import { EvidenceEntity } from './evidence.entity';
import { type Download, EvidenceStore } from './evidence-store';
import { type CheckedFile, EvidenceIntake } from './intake';

@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly store: EvidenceStore,
    private readonly adding: EvidenceAdding,
  ) {}

  /** Before any byte is read: may this claim take evidence from this person now? */
  async requireOpen(actor: Actor, claimId: string): Promise<void> {
    const scope = scopeOf(actor);
    await this.database.transaction(scope, async (manager) => {
      const { state } = await lockClaim(manager, scope, claimId);
      requireAction('provide_evidence', state);
    });
  }

  async add(actor: Actor, claimId: string, files: readonly CheckedFile[], kind: EvidenceKind | undefined) {
    const accepted = await this.intake.keepAll(files);
    const scope = scopeOf(actor);
    return this.database.transaction(scope, async (manager) => {
      const claim = await lockClaim(manager, scope, claimId);
      const added = await this.adding.add(manager, claim, accepted, { kind, author: authorOf(actor) });
      return { stage: added.claim.stage, items: added.rows.map(shown) };
    });
  }

  /** The copy that may be passed on; the original, which may say where it was taken, is for the desk. */
  async download(
    actor: Actor,
    claimId: string,
    evidenceId: string,
    copy: 'shared' | 'original',
  ): Promise<Download> {
    const scope = scopeOf(actor);
    const row = await this.database.read(scope, async (manager) => {
      await findClaim(manager, scope, claimId);
      return manager.findOneBy(EvidenceEntity, { id: evidenceId, claimId });
    });
    if (!row) throw new DomainError('not_found', 'evidence.unknown', 'There is no such evidence.');
    const original = copy === 'original' || !isImage(row.mediaType as MediaType);
    if (!original && row.sharedSha256)
      return this.store.download(row.sharedSha256, 'image/jpeg', renamed(row.fileName));
    if (isImage(row.mediaType as MediaType) && !isStaff(actor)) {
      throw new DomainError(
        'forbidden',
        'evidence.original',
        'Only the claims desk may open the original picture.',
      );
    }
    return this.store.download(row.sha256, row.mediaType, row.fileName);
  }
}

const renamed = (fileName: string): string => `${fileName.replace(/\.[^.]*$/, '')}.jpg`;

const shown = ({ id, kind, fileName, mediaType, size, sha256, addedAt }: EvidenceEntity) => ({
  id,
  kind,
  fileName,
  mediaType,
  size,
  sha256,
  addedAt,
});
