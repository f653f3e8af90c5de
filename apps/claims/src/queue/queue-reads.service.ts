import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, keyset, PLANNED_ANEW, SYSTEM_SCOPE } from '@tuntas/platform';
import { type EntityManager, In } from 'typeorm';
import { findAgents } from '../agents/agent.repository';
import { coveredBy } from '../agents/domain/standing-in';
import { ClaimEntity } from '../claims/claim.entity';
import { summaryOf } from '../claims/claim-views';
import { SlaBooks } from '../sla/sla-books.service';
import type { QueueCountsQuery, QueueQuery } from './queue.dto';
import type { Named } from './names-client';
import { queueClocks } from './queue-clocks';
import { countQueue } from './queue-counts';
import { DEADLINE, queueWhere, type Reader } from './queue-filter';
import type { QueueFilter } from './domain/filter';
import { QueueSearch } from './queue-search.service';

// Breached first, then least time left: both are the order of the next deadline, which is compared with now on read.
const sortColumns = {
  nextDueAt: { sql: DEADLINE, type: 'timestamptz' },
  filedAt: { sql: 'claim.filed_at', type: 'timestamptz' },
} as const;

@Injectable()
export class QueueReads {
  constructor(
    private readonly database: Database,
    private readonly search: QueueSearch,
    private readonly books: SlaBooks,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: QueueQuery) {
    const named = await this.search.named(query.q);
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const reader = await this.readerOf(manager, actor, query, named);
      const { where, params } = queueWhere(query, reader);
      const set = keyset({ query, columns: sortColumns, id: 'claim.id', params });
      const found: { id: string }[] = await manager.query(
        `${PLANNED_ANEW}SELECT claim.id, ${set.select} FROM claims claim
         WHERE ${where} AND ${set.where} ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(ClaimEntity, { id: In(found.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const clocks = await queueClocks(manager, rows, reader.at, this.books);
      const page = set.page(found, ({ id }) => {
        const row = byId.get(id) as ClaimEntity;
        const overdue = row.nextDueAt !== null && reader.at >= row.nextDueAt;
        return { ...summaryOf(row), overdue, clock: clocks.get(id) ?? null };
      });
      return { ...page, names: named?.names ?? null };
    });
  }

  /** How many claims each further filter would show. */
  async counts(actor: Actor, query: QueueCountsQuery) {
    const named = await this.search.named(query.q);
    return this.database.read(SYSTEM_SCOPE, async (manager) =>
      countQueue(manager, query, await this.readerOf(manager, actor, query, named)),
    );
  }

  private async readerOf(
    manager: EntityManager,
    actor: Actor,
    filter: QueueFilter,
    named: Named | null,
  ): Promise<Reader> {
    const at = this.clock.now();
    const covering = filter.assignee?.includes('covering') ?? false;
    const covered = covering ? coveredBy(await findAgents(manager), actor.personId, at) : [];
    return { actor, at, covered, found: await this.search.find(manager, filter.q, named) };
  }
}
