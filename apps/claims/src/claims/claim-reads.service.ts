import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Database, isStaff, keyset, type Page, scopeOf } from '@tuntas/platform';
import { type EntityManager, In } from 'typeorm';
import { EvidenceEntity } from '../evidence/evidence.entity';
import { ClockEntity } from '../sla/clock.entity';
import { SlaBooks } from '../sla/sla-books.service';
import { ClaimDecisionEntity, ClaimEntity, ClaimLineEntity } from './claim.entity';
import { findClaim } from './claim.repository';
import { ClaimFindingEntity, ClaimHistoryEntity } from './claim-trail.entity';
import { claimOf, historyOf, summaryOf } from './claim-views';
import type { ListClaimsQuery } from './claims.dto';
import { claimFilter } from './claim-filter';

const sortColumns = {
  filedAt: { sql: 'claim.filed_at', type: 'timestamptz' },
  receivedAt: { sql: 'claim.received_at', type: 'timestamptz' },
  updatedAt: { sql: 'claim.updated_at', type: 'timestamptz' },
  number: { sql: 'claim.number', type: 'text' },
} as const;

@Injectable()
export class ClaimReads {
  constructor(
    private readonly database: Database,
    private readonly books: SlaBooks,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ListClaimsQuery): Promise<Page<ReturnType<typeof summaryOf>>> {
    const scope = scopeOf(actor);
    const filter = claimFilter(scope, query);
    const set = keyset({ query, columns: sortColumns, id: 'claim.id', params: filter.params });
    return this.database.read(scope, async (manager) => {
      const ids: { id: string }[] = await manager.query(
        `SELECT claim.id, ${set.select} FROM claims claim
         WHERE ${filter.where} AND ${set.where} ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(ClaimEntity, { id: In(ids.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return set.page(
        ids.filter(({ id }) => byId.has(id)),
        ({ id }) => summaryOf(byId.get(id) as ClaimEntity),
      );
    });
  }

  get(actor: Actor, id: string) {
    return this.database.read(scopeOf(actor), (manager) => this.view(manager, actor, id));
  }

  /** The whole claim as `actor` may see it; also the answer of every change, in the change's own transaction. */
  async view(manager: EntityManager, actor: Actor, id: string) {
    const row = await findClaim(manager, scopeOf(actor), id);
    const where = { claimId: id };
    const lines = await manager.find(ClaimLineEntity, { where, order: { position: 'ASC' } });
    const clocks = await manager.find(ClockEntity, { where, order: { anchor: 'ASC', name: 'ASC' } });
    const decisions = await manager.find(ClaimDecisionEntity, { where, order: { decisionNo: 'ASC' } });
    const findings = await manager.find(ClaimFindingEntity, {
      where,
      order: { foundAt: 'ASC', kind: 'ASC' },
    });
    const evidence = await manager.find(EvidenceEntity, { where, order: { addedAt: 'ASC', id: 'ASC' } });
    const history = await manager.find(ClaimHistoryEntity, { where, order: { id: 'ASC' } });
    const mergedFrom = await manager.find(ClaimEntity, {
      where: { mergedInto: id },
      select: { id: true, number: true },
      order: { number: 'ASC' },
    });
    const parts = {
      row,
      lines,
      clocks,
      decisions,
      findings,
      evidence,
      history,
      mergedFrom: mergedFrom.map(named),
    };
    return claimOf(parts, this.clock.now(), isStaff(actor), await this.books.covering(manager, clocks));
  }

  history(actor: Actor, id: string) {
    return this.database.read(scopeOf(actor), async (manager) => {
      await findClaim(manager, scopeOf(actor), id);
      const rows = await manager.find(ClaimHistoryEntity, { where: { claimId: id }, order: { id: 'ASC' } });
      return { items: rows.map(historyOf) };
    });
  }
}

const named = ({ id, number }: ClaimEntity) => ({ id, number });
