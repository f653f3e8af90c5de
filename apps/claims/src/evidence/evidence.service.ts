import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Clock, Database, isStaff, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import { v7 } from 'uuid';
import { authorOf } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { findClaim, lockClaim } from '../claims/claim.repository';
import { requireAction } from '../claims/domain/actions';
import type { ClaimEvent } from '../claims/domain/claim';
import { evolve } from '../claims/domain/claim';
import { receiveEvidence } from '../claims/domain/decide';
import type { EvidenceKind } from './domain/kinds';
import { isImage, mediaTypes, type MediaType } from './domain/media-types';
import { EvidenceEntity } from './evidence.entity';
import { addEvidence, flagReuse, updateMissing } from './evidence.repository';
import { type Download, EvidenceStore } from './evidence-store';
import { type CheckedFile, EvidenceIntake } from './intake';

@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly store: EvidenceStore,
    private readonly changes: ClaimChanges,
    private readonly clock: Clock,
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
    const at = this.clock.now();
    return this.database.transaction(scope, async (manager) => {
      const claim = await lockClaim(manager, scope, claimId);
      const { organisationId } = claim.row;
      const rows: EvidenceEntity[] = [];
      const events: ClaimEvent[] = [];
      let { state } = claim;
      for (const file of accepted) {
        const fresh = { id: v7(), claimId, organisationId, kind: kind ?? kindOf(file.mediaType), ...file };
        const { row, added } = await addEvidence(manager, { ...fresh, addedBy: actor.personId, addedAt: at });
        rows.push(row);
        if (!added) continue;
        const received = receiveEvidence(state, { evidenceId: row.id, kind: row.kind });
        events.push(...received);
        state = received.reduce(evolve, state);
      }
      const after = await this.changes.apply(manager, claim, events, authorOf(actor));
      await updateMissing(manager, claimId, at);
      // Reuse is looked for in every organisation's files, which the shipper's own scope cannot see.
      await manager.query(`SELECT set_config('tuntas.scope', $1, true)`, [SYSTEM_SCOPE]);
      for (const row of rows) await flagReuse(manager, row, at);
      return { stage: after.stage, items: rows.map(shown) };
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

const kindOf = (mediaType: MediaType): EvidenceKind =>
  mediaTypes[mediaType].family === 'image' ? 'photo' : 'other';

const shown = ({ id, kind, fileName, mediaType, size, sha256, addedAt }: EvidenceEntity) => ({
  id,
  kind,
  fileName,
  mediaType,
  size,
  sha256,
  addedAt,
});
