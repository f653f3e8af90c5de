import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { type LineRow, selectLine, selectStatement, type StatementRow } from './statement.repository';
import {
  type LinesQuery,
  lineViewOf,
  type LineView,
  type StatementsQuery,
  type StatementView,
  statementViewOf,
} from './statements.dto';

const missing = (what: 'statement' | 'statement_line'): DomainError =>
  new DomainError(
    'not_found',
    `${what}.not_found`,
    `There is no such ${what === 'statement' ? 'statement' : 'line'}.`,
  );

@Injectable()
export class StatementsQueries {
  constructor(private readonly database: Database) {}

  list(actor: Actor, query: StatementsQuery): Promise<Page<StatementView>> {
    const page = keyset({
      query,
      columns: { importedAt: { sql: 's.imported_at', type: 'timestamptz' } },
      id: 's.id',
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<StatementRow[]>(
        `${selectStatement(`, ${page.select}`)} WHERE ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, statementViewOf);
    });
  }

  find(actor: Actor, id: string): Promise<StatementView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [row] = await manager.query<StatementRow[]>(`${selectStatement()} WHERE s.id = $1`, [id]);
      if (!row) throw missing('statement');
      return statementViewOf(row);
    });
  }

  lines(actor: Actor, query: LinesQuery): Promise<Page<LineView>> {
    const page = keyset({
      query,
      columns: { bookedOn: { sql: 'l.booked_on', type: 'date' } },
      id: 'l.id',
      params: [query.statementId ?? null, query.state ?? null, query.reason ?? null, query.currency ?? null],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<LineRow[]>(
        `${selectLine(`, ${page.select}`)}
         WHERE ($1::uuid IS NULL OR l.statement_id = $1) AND ($2::text[] IS NULL OR l.state = ANY ($2))
           AND ($3::text[] IS NULL OR l.reason = ANY ($3)) AND ($4::text IS NULL OR l.currency = $4) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => lineViewOf(row, actor));
    });
  }

  line(actor: Actor, id: string): Promise<LineView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [row] = await manager.query<LineRow[]>(`${selectLine()} WHERE l.id = $1`, [id]);
      if (!row) throw missing('statement_line');
      return lineViewOf(row, actor);
    });
  }
}
