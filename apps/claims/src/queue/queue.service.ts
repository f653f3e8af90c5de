import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { AgentEntity } from '../agents/agent.entity';
import { findAgents, loadOf } from '../agents/agent.repository';
import { coveredBy, isPresent } from '../agents/domain/standing-in';
import { authorOf } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { ClaimReads } from '../claims/claim-reads.service';
import { lockClaim } from '../claims/claim.repository';
import type { ClaimView } from '../claims/claim-commands';
import { assignClaim } from '../claims/domain/assign';
import { takeClaim } from '../claims/domain/decide';
import { DEADLINE, queueWhere } from './queue-filter';
import type { QueueFilter } from './domain/filter';

interface Candidate {
  readonly id: string;
  readonly dueAt: Date;
}

@Injectable()
export class QueueService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly reads: ClaimReads,
    private readonly clock: Clock,
  ) {}

  /** The most urgent claim that waits for this agent, now on its desk; null when there is none. */
  next(actor: Actor, filter: QueueFilter): Promise<ClaimView | null> {
    const at = this.clock.now();
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      // One agent's own requests run after each other, so that pressing twice does not pass the load cap.
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`next:${actor.personId}`]);
      const agents = await findAgents(manager);
      const agent = agents.get(actor.personId);
      if (agent) await requireRoom(manager, agent, at);
      const found = await this.mostUrgent(manager, actor, filter, {
        agent,
        covered: coveredBy(agents, actor.personId, at),
        at,
      });
      if (!found) return null;
      const claim = await lockClaim(manager, SYSTEM_SCOPE, found.id);
      const events =
        claim.state.assigneeId === null ? takeClaim(claim.state, actor) : assignClaim(claim.state, actor);
      await this.changes.apply(manager, claim, events, authorOf(actor));
      return this.reads.view(manager, actor, found.id);
    });
  }

  private async mostUrgent(
    manager: EntityManager,
    actor: Actor,
    filter: QueueFilter,
    { agent, covered, at }: { agent: AgentEntity | undefined; covered: string[]; at: Date },
  ): Promise<Candidate | undefined> {
    // Two walks along the index by agent: one over all desks would pass every claim that somebody has.
    const nobody = await candidate(manager, actor, filter, agent, at, ['nobody']);
    const absent =
      covered.length > 0 ? await candidate(manager, actor, filter, agent, at, covered) : undefined;
    if (!nobody || !absent) return nobody ?? absent;
    return absent.dueAt < nobody.dueAt ? absent : nobody;
  }
}

/**
 * A claim that somebody else is just taking is locked, and passed over instead of waited for. Left out as well: what
 * the agent has no skill for, claims of its own organisation, and appeals against its own decision.
 */
async function candidate(
  manager: EntityManager,
  actor: Actor,
  filter: QueueFilter,
  agent: AgentEntity | undefined,
  at: Date,
  assignee: string[],
): Promise<Candidate | undefined> {
  const { where, params } = queueWhere({ ...filter, assignee }, { actor, at, covered: [], found: null });
  const bind = (value: unknown, type: string): string => `$${params.push(value)}::${type}`;
  const skills = [
    ...(agent?.types.length ? [`claim.type = ANY(${bind(agent.types, 'text[]')})`] : []),
    ...(agent?.carriers.length ? [`claim.carrier = ANY(${bind(agent.carriers, 'text[]')})`] : []),
  ];
  const conditions = [
    where,
    ...skills,
    `claim.next_due_at IS NOT NULL AND claim.stage IN ('submitted', 'in_review')`,
    `claim.organisation_id IS DISTINCT FROM ${bind(actor.organisationId, 'uuid')}`,
    `NOT (claim.appeal_no + claim.review_no > 0 AND claim.deciders @> ARRAY[${bind(actor.personId, 'text')}])`,
  ];
  const [found]: Candidate[] = await manager.query(
    `SELECT claim.id, claim.next_due_at AS "dueAt" FROM claims claim WHERE ${conditions.join(' AND ')}
     ORDER BY ${DEADLINE}, claim.id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
    params,
  );
  return found;
}

async function requireRoom(manager: EntityManager, agent: AgentEntity, at: Date): Promise<void> {
  if (!isPresent(agent, at)) {
    throw new DomainError('conflict', 'agent.away', 'You are marked as away: say that you are back first.');
  }
  if (agent.loadCap === null) return;
  const load = await loadOf(manager, agent.personId);
  if (load < agent.loadCap) return;
  throw new DomainError(
    'conflict',
    'agent.load_cap',
    `You have ${load} claims in review and may have ${agent.loadCap}: decide or pass on one first.`,
    { load, loadCap: agent.loadCap },
  );
}
