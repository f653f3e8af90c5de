import { parse } from 'csv-parse/sync';
import { DomainError } from '@tuntas/kernel';
import { fieldErrors, type FieldError } from '@tuntas/platform';
import { BATCH_LIMIT, newShipment, type NewShipment } from './shipments.dto';

/** A row of a batch or a file: what it says, or which fields are wrong. */
export type ReadRow = { readonly told: NewShipment } | { readonly errors: FieldError[] };

export const readRow = (value: unknown): ReadRow => {
  const parsed = newShipment.safeParse(value);
  return parsed.success ? { told: parsed.data } : { errors: fieldErrors(parsed.error, 'row') };
};

const numbers: ReadonlySet<string> = new Set([
  'pieces',
  'fee.amount',
  'goodsValue.amount',
  'insuredValue.amount',
]);

/**
 * Reads a CSV whose header names the same fields as the JSON, with a dot inside: `fee.amount`, `consignee.name`.
 * @throws DomainError 400 `shipments.csv` naming the line when it is no CSV, or too long
 */
export function readCsv(text: string): ReadRow[] {
  const rows = parseCsv(text);
  if (rows.length === 0) throw badCsv('The file has no rows below its header.');
  if (rows.length > BATCH_LIMIT) {
    throw badCsv(`The file has ${rows.length} rows; send at most ${BATCH_LIMIT} at a time.`);
  }
  return rows.map((row) => readRow(nested(row)));
}

function parseCsv(text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    throw badCsv(error instanceof Error ? error.message : 'Not a CSV file.');
  }
}

const badCsv = (message: string) => new DomainError('invalid', 'shipments.csv', message);

/** `{ 'fee.amount': '13000' }` → `{ fee: { amount: 13000 } }`; an empty cell is a field that is not there. */
function nested(row: Record<string, string>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row)) {
    if (cell === '') continue;
    const value = numbers.has(name) && /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
    const dot = name.indexOf('.');
    if (dot < 0) result[name] = value;
    else {
      const group = name.slice(0, dot);
      result[group] = { ...(result[group] as object | undefined), [name.slice(dot + 1)]: value };
    }
  }
  return result;
}
