import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { authorOf } from './author';
import { ClaimChanges } from './claim-changes';
import { ClaimReads } from './claim-reads.service';
import { type LoadedClaim, lockClaim } from './claim.repository';
import type { ClaimEvent } from './domain/claim';

export type ClaimView = Awaited<ReturnType<ClaimReads['view']>>;
export type Decide = (claim: LoadedClaim, manager: EntityManager) => ClaimEvent[] | Promise<ClaimEvent[]>;

export interface Guard {
  readonly ifMatch?: string | undefined;
  readonly key?: IdempotencyHeader | null;
}

/** How every command of a person runs: load and lock, ask the rules, write, answer the claim as it is now. */
@Injectable()
export class ClaimCommands {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly reads: ClaimReads,
    private readonly idempotency: Idempotency,
  ) {}

  run(actor: Actor, id: string, decide: Decide, guard: Guard = {}): Promise<ClaimView> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, (manager) => {
      const work = async (): Promise<ClaimView> => {
        const claim = await lockClaim(manager, scope, id);
        if ('ifMatch' in guard) requireVersion(guard.ifMatch, claim.row.version);
        await this.changes.apply(manager, claim, await decide(claim, manager), authorOf(actor));
        return this.reads.view(manager, actor, id);
      };
      return this.idempotency.once(manager, guard.key && { ...guard.key, actor }, work);
    });
  }
}
