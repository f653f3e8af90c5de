import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, SYSTEM_SCOPE } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { Author } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import type { ClaimEntity } from '../claims/claim.entity';
import type { LoadedClaim } from '../claims/claim.repository';
import { type ClaimEvent, evolve } from '../claims/domain/claim';
import { daysAfter } from '../claims/domain/deadlines';
import { receiveEvidence } from '../claims/domain/decide';
import type { ClaimsConfig } from '../config';
import { type EvidenceKind, isIdentity } from './domain/kinds';
import { type MediaType, mediaTypes } from './domain/media-types';
import { EvidenceEntity } from './evidence.entity';
import { addEvidence, flagReuse, updateMissing } from './evidence.repository';
import type { AcceptedFile } from './intake';

export interface Added {
  readonly claim: ClaimEntity;
  /** One per file, in their order; the row that was there before for a file that came again. */
  readonly rows: readonly EvidenceEntity[];
}

/** Files become evidence of a claim, whichever way they came: an upload, a mail, a berita acara. */
@Injectable()
export class EvidenceAdding {
  constructor(
    private readonly changes: ClaimChanges,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  /** In the caller's transaction, on a claim that it locked. Afterwards the transaction's scope is every organisation. */
  async add(
    manager: EntityManager,
    claim: LoadedClaim,
    files: readonly AcceptedFile[],
    { kind, author }: { kind: EvidenceKind | undefined; author: Author },
  ): Promise<Added> {
    const at = this.clock.now();
    const { id: claimId, organisationId } = claim.row;
    const rows: EvidenceEntity[] = [];
    const events: ClaimEvent[] = [];
    let { state } = claim;
    for (const file of files) {
      const shows = kind ?? kindOf(file.mediaType);
      const { row, added } = await addEvidence(manager, {
        id: v7(),
        claimId,
        organisationId,
        kind: shows,
        ...file,
        addedBy: author.actor.personId,
        addedAt: at,
        deleteAfter: isIdentity(shows) ? daysAfter(at, this.config.EVIDENCE_IDENTITY_DAYS) : null,
        deletedAt: null,
      });
      rows.push(row);
      if (!added) continue;
      if (row.deleteAfter) {
        const timer = { name: 'evidence.delete', subject: row.id, dueAt: row.deleteAfter };
        await this.timers.arm(manager, timer);
      }
      const received = receiveEvidence(state, { evidenceId: row.id, kind: row.kind });
      events.push(...received);
      state = received.reduce(evolve, state);
    }
    const after = await this.changes.apply(manager, claim, events, author);
    await updateMissing(manager, claimId, at);
    // Reuse is looked for in every organisation's files, which the shipper's own scope cannot see.
    await manager.query(`SELECT set_config('tuntas.scope', $1, true)`, [SYSTEM_SCOPE]);
    for (const row of rows) await flagReuse(manager, row, at);
    return { claim: after, rows };
  }
}

const kindOf = (mediaType: MediaType): EvidenceKind =>
  mediaTypes[mediaType].family === 'image' ? 'photo' : 'other';
