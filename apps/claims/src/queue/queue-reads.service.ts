import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, keyset, SYSTEM_SCOPE } from '@tuntas/platform';
import { In } from 'typeorm';
import { ClaimEntity } from '../claims/claim.entity';
import { claimFilter } from '../claims/claim-filter';
import { summaryOf } from '../claims/claim-views';
import type { QueueCountsQuery, QueueQuery } from './queue.dto';

// Breached first, then least time left: both are the order of the next deadline, which is compared with now on read.
const sortColumns = { nextDueAt: { sql: 'claim.next_due_at', type: 'timestamptz' } } as const;

interface Count {
  stage: string;
  type: string;
  claims: number;
  overdue: number;
  unassigned: number;
  mine: number;
}

@Injectable()
export class QueueReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: QueueQuery) {
    const at = this.clock.now();
    const { where, params } = queueFilter(actor, query, at);
    const set = keyset({ query, columns: sortColumns, id: 'claim.id', params });
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const found: { id: string }[] = await manager.query(
        `SELECT claim.id, ${set.select} FROM claims claim
         WHERE ${where} AND ${set.where} ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(ClaimEntity, { id: In(found.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return set.page(found, ({ id }) => {
        const row = byId.get(id) as ClaimEntity;
        return { ...summaryOf(row), overdue: row.nextDueAt !== null && at >= row.nextDueAt };
      });
    });
  }

  /** How many claims each further filter would show. */
  counts(actor: Actor, query: QueueCountsQuery) {
    const at = this.clock.now();
    const { where, params } = queueFilter(actor, query, at);
    const [now, me] = [`$${params.length + 1}::timestamptz`, `$${params.length + 2}::text`];
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows: Count[] = await manager.query(
        `SELECT claim.stage, claim.type, count(*) AS claims,
                count(*) FILTER (WHERE claim.next_due_at <= ${now}) AS overdue,
                count(*) FILTER (WHERE claim.assignee_id IS NULL) AS unassigned,
                count(*) FILTER (WHERE claim.assignee_id = ${me}) AS mine
         FROM claims claim WHERE ${where} GROUP BY claim.stage, claim.type`,
        [...params, at, actor.personId],
      );
      return totalsOf(rows);
    });
  }
}

function queueFilter(actor: Actor, query: QueueCountsQuery, at: Date): { where: string; params: unknown[] } {
  const { stage, type, organisationId, assignee, overdue } = query;
  const filter = claimFilter(SYSTEM_SCOPE, { stage, type, organisationId });
  const { params } = filter;
  const conditions = [filter.where, 'claim.next_due_at IS NOT NULL'];
  if (assignee === 'nobody') conditions.push('claim.assignee_id IS NULL');
  if (assignee === 'me') conditions.push(`claim.assignee_id = $${params.push(actor.personId)}`);
  if (overdue) conditions.push(`claim.next_due_at ${overdue === 'true' ? '<=' : '>'} $${params.push(at)}`);
  return { where: conditions.join(' AND '), params };
}

function totalsOf(rows: readonly Count[]) {
  const sum = (pick: (row: Count) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const by = (key: 'stage' | 'type'): Record<string, number> => {
    const totals: Record<string, number> = {};
    for (const row of rows) totals[row[key]] = (totals[row[key]] ?? 0) + row.claims;
    return totals;
  };
  return {
    total: sum(({ claims }) => claims),
    overdue: sum(({ overdue }) => overdue),
    unassigned: sum(({ unassigned }) => unassigned),
    mine: sum(({ mine }) => mine),
    byStage: by('stage'),
    byType: by('type'),
  };
}
