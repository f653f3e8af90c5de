import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, requireVersion, scopeOf } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { updateMissing } from '../evidence/evidence.repository';
import { authorOf } from './author';
import { ClaimChanges } from './claim-changes';
import type { ClaimView } from './claim-commands';
import { ClaimReads } from './claim-reads.service';
import { lockClaim } from './claim.repository';
import type { MergeDto } from './decisions.dto';
import { mergeClaims } from './domain/decide-merge';

// Whole rows with all their columns, whatever else a file knows of itself; a file both claims have stays one.
const copyEvidence = `
  INSERT INTO evidence
  SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'claim_id', $2::uuid))).*
  FROM evidence e WHERE e.claim_id = $1
  ON CONFLICT DO NOTHING
  RETURNING id, delete_after AS "deleteAfter"`;

/** Two claims for the same thing become one. */
@Injectable()
export class MergeService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly reads: ClaimReads,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  merge(
    actor: Actor,
    id: string,
    { into, reason }: MergeDto,
    ifMatch: string | undefined,
  ): Promise<ClaimView> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, async (manager) => {
      // By id, so that two merges that meet wait for each other instead of both for ever.
      const locked = new Map<string, Awaited<ReturnType<typeof lockClaim>>>();
      for (const each of [...new Set([id, into])].sort()) {
        locked.set(each, await lockClaim(manager, scope, each));
      }
      const named = (each: string) => {
        const claim = locked.get(each) ?? fail();
        return { claim, id: each, number: claim.row.number, state: claim.state };
      };
      const [duplicate, survivor] = [named(id), named(into)];
      requireVersion(ifMatch, duplicate.claim.row.version);
      const events = mergeClaims(duplicate, survivor, actor, reason ?? null);
      await this.changes.apply(manager, duplicate.claim, events.duplicate, authorOf(actor));
      await this.changes.apply(manager, survivor.claim, events.survivor, authorOf(actor));
      await this.handOver(manager, id, into);
      return this.reads.view(manager, actor, id);
    });
  }

  private async handOver(manager: EntityManager, from: string, into: string): Promise<void> {
    const copies = await manager.query<{ id: string; deleteAfter: Date | null }[]>(copyEvidence, [
      from,
      into,
    ]);
    await this.timers.armMany(
      manager,
      copies.flatMap(({ id, deleteAfter }) =>
        deleteAfter ? [{ name: 'evidence.delete', subject: id, dueAt: deleteAfter }] : [],
      ),
    );
    await updateMissing(manager, into, this.clock.now());
    await manager.query('UPDATE claims SET merged_into = $2 WHERE merged_into = $1', [from, into]);
  }
}

const fail = (): never => {
  throw new Error('Both claims are locked by now.');
};
