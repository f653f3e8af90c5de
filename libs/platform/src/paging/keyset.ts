import { decodeCursor, encodeCursor } from './cursor';
import type { Page } from './page-query';

/** A sortable column: its SQL, which must never be NULL (`coalesce(due_at, 'infinity')`), and its PostgreSQL type. */
export interface SortColumn {
  sql: string;
  type: 'timestamptz' | 'text' | 'bigint' | 'integer' | 'uuid' | 'numeric' | 'date';
}

/** The parts of a page's statement, each for its clause. */
export interface Keyset {
  /** For the select list: carries the cursor's value with the database's own precision. */
  select: string;
  /** For WHERE: `true` on the first page. */
  where: string;
  orderBy: string;
  /** One row more than asked for, to know whether there is a next page. */
  limit: number;
  /** The caller's parameters followed by the cursor's. */
  params: unknown[];
  /** Shapes the rows and makes the next cursor. `id` must be selected as `id`. */
  page<Row extends { id: string }, Item>(rows: Row[], shape: (row: Row) => Item): Page<Item>;
}

/**
 * The SQL of one page in a stable order: by the sort column, then by id, starting after the cursor. `columns` maps
 * the allowed sort fields to SQL, so that nothing of the query itself reaches the statement.
 * @throws DomainError 400 `validation.failed` on the field `cursor`
 */
export function keyset<Field extends string>({
  query,
  columns,
  id = 'id',
  params = [],
}: {
  query: { sort: string; limit: number; cursor?: string | undefined };
  columns: Record<Field, SortColumn>;
  id?: string;
  params?: readonly unknown[];
}): Keyset {
  const descending = query.sort.startsWith('-');
  const field = descending ? query.sort.slice(1) : query.sort;
  const column = new Map<string, SortColumn>(Object.entries(columns)).get(field);
  if (!column) throw new Error(`No column for the sort field ${field}.`);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, query.sort);
  const position = `($${params.length + 1}::text::${column.type}, $${params.length + 2}::uuid)`;
  const direction = descending ? 'DESC' : 'ASC';
  return {
    select: `(${column.sql})::text AS cursor_value`,
    where: after ? `(${column.sql}, ${id}) ${descending ? '<' : '>'} ${position}` : 'true',
    orderBy: `${column.sql} ${direction}, ${id} ${direction}`,
    limit: query.limit + 1,
    params: after ? [...params, after.value, after.id] : [...params],
    page: (rows, shape) => {
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      return {
        items: items.map(shape),
        nextCursor: last && rows.length > query.limit ? cursorAfter(last, query.sort) : null,
      };
    },
  };
}

function cursorAfter(row: { id: string }, sort: string): string {
  if (!('cursor_value' in row) || typeof row.cursor_value !== 'string') {
    throw new Error('Select keyset.select: the row carries no cursor_value.');
  }
  return encodeCursor({ sort, value: row.cursor_value, id: row.id });
}
