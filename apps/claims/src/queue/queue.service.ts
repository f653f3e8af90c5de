import { Injectable } from '@nestjs/common';
import { type Actor, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { authorOf } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { ClaimReads } from '../claims/claim-reads.service';
import { lockClaim } from '../claims/claim.repository';
import { takeClaim } from '../claims/domain/decide';
import type { ClaimView } from '../claims/desk.service';

// A claim that somebody else is just taking is locked, and passed over instead of waited for. Left out as well: claims
// of the agent's own organisation, and appeals against the agent's own decision.
const nextClaim = `
  SELECT id FROM claims
  WHERE next_due_at IS NOT NULL AND assignee_id IS NULL AND stage IN ('submitted', 'in_review')
    AND organisation_id IS DISTINCT FROM $1::uuid AND NOT (appeal_no > 0 AND deciders @> ARRAY[$2::text])
  ORDER BY next_due_at, id
  LIMIT 1 FOR UPDATE SKIP LOCKED`;

@Injectable()
export class QueueService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly reads: ClaimReads,
  ) {}

  /** The most urgent claim that nobody has, now this agent's; null when there is none. */
  next(actor: Actor): Promise<ClaimView | null> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const [found]: { id: string }[] = await manager.query(nextClaim, [
        actor.organisationId,
        actor.personId,
      ]);
      if (!found) return null;
      const claim = await lockClaim(manager, SYSTEM_SCOPE, found.id);
      await this.changes.apply(manager, claim, takeClaim(claim.state, actor), authorOf(actor));
      return this.reads.view(manager, actor, found.id);
    });
  }
}
