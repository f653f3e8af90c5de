import { DomainError, parseMoney } from '@tuntas/kernel';
import { plainAmount, unguarded } from './cells';
import { type ColumnName, typeOf, wishOf } from './columns';

export interface RowError {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
}

/** A row as the body of `POST /claims`, which then checks it; or what cannot even be read. */
export type ReadRow = { readonly claim: object } | { readonly errors: readonly RowError[] };

type Cells = Partial<Record<ColumnName, string>>;

export function cellsOf(header: readonly (ColumnName | null)[], record: readonly string[]): Cells {
  const cells: Cells = {};
  header.forEach((name, index) => {
    const cell = unguarded(record[index] ?? '').trim();
    if (name && cell !== '') cells[name] = cell;
  });
  return cells;
}

/** `zone` is where a date without a time begins: `+07:00`. */
export function claimOfCells(cells: Cells, zone = '+07:00'): ReadRow {
  const errors: RowError[] = [];
  const number = (name: ColumnName): number | undefined => {
    const text = cells[name];
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    errors.push({ field: name, message: 'Write a whole number' });
    return undefined;
  };
  const moment = (name: ColumnName): string | undefined => {
    const text = cells[name];
    return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00${zone}` : text;
  };
  const currency = (cells.currency ?? 'IDR').toUpperCase();
  const claim = {
    waybill: cells.waybill,
    carrier: cells.carrier,
    type: cells.type === undefined ? undefined : typeOf(cells.type),
    wish: cells.wish === undefined ? undefined : wishOf(cells.wish),
    currency,
    description: cells.description,
    externalReference: cells.reference,
    piecesAffected: number('pieces_affected'),
    occurredAt: moment('occurred_at'),
    receivedAt: moment('received_at'),
    lines: [
      {
        description: cells.description?.slice(0, 500),
        category: cells.category,
        quantity: number('quantity'),
        claimedAmount: amountOf(cells.amount, currency, errors),
      },
    ],
  };
  return errors.length > 0 ? { errors } : { claim };
}

function amountOf(text: string | undefined, currency: string, errors: RowError[]): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseMoney(plainAmount(text), currency).amount;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    errors.push({ field: 'amount', message: error.message });
    return undefined;
  }
}

const columnOf: Readonly<Record<string, ColumnName>> = {
  shipmentId: 'waybill',
  externalReference: 'reference',
  piecesAffected: 'pieces_affected',
  occurredAt: 'occurred_at',
  receivedAt: 'received_at',
  'lines.0.description': 'description',
  'lines.0.category': 'category',
  'lines.0.quantity': 'quantity',
  'lines.0.claimedAmount': 'amount',
};

/** Errors of the claim in the words of the file. */
export const inColumns = (errors: readonly RowError[]): RowError[] =>
  errors.map((error) => ({ ...error, field: columnOf[error.field] ?? error.field }));
