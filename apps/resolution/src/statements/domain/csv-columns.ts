import { DomainError, exponentOf, money, type Money } from '@tuntas/kernel';
import type { StatementLine } from './statement-line';

export const dateFormats = ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy', 'dd-mm-yyyy', 'yyyymmdd'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** Which column holds what; one column with a sign, or one each for money that left and that came. */
export interface Columns {
  readonly date: string;
  readonly dateFormat: DateFormat;
  readonly amount?: string | undefined;
  readonly debit?: string | undefined;
  readonly credit?: string | undefined;
  readonly decimal: '.' | ',';
  readonly currency?: string | undefined;
  readonly defaultCurrency?: string | undefined;
  readonly endToEndId?: string | undefined;
  readonly reference?: string | undefined;
  readonly counterparty?: string | undefined;
  readonly bankReference?: string | undefined;
}

export type CsvRow = Readonly<Record<string, string>>;

const shapes: Record<DateFormat, readonly [RegExp, (parts: readonly string[]) => string]> = {
  'yyyy-mm-dd': [/^(\d{4})-(\d{2})-(\d{2})/, ([y, m, d]) => `${y}-${m}-${d}`],
  'dd/mm/yyyy': [/^(\d{2})\/(\d{2})\/(\d{4})/, ([d, m, y]) => `${y}-${m}-${d}`],
  'mm/dd/yyyy': [/^(\d{2})\/(\d{2})\/(\d{4})/, ([m, d, y]) => `${y}-${m}-${d}`],
  'dd-mm-yyyy': [/^(\d{2})-(\d{2})-(\d{4})/, ([d, m, y]) => `${y}-${m}-${d}`],
  yyyymmdd: [/^(\d{4})(\d{2})(\d{2})/, ([y, m, d]) => `${y}-${m}-${d}`],
};

export function dayOf(text: string, format: DateFormat): string | null {
  const [pattern, shape] = shapes[format];
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const day = shape(match.slice(1));
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? null : day;
}

/** `(1.250.000,50)`, `Rp -1,250` or `1250.00-` as minor units; null when it is no amount of that currency. */
export function amountOf(text: string, decimal: '.' | ',', currency: string): Money | null {
  const bare = text.replace(/[\s\u00A0]|Rp\.?|[A-Z]{3}|[$€£]/g, '');
  const negative = /^-|-$|^\(.*\)$/.test(bare);
  const digits = bare.replace(/[-+()]/g, '');
  const group = decimal === '.' ? ',' : '.';
  const plain = digits.replaceAll(group, '').replace(decimal, '.');
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(plain);
  if (!match || !new RegExp(`^\\d+$|^\\d{1,3}(\\${group}\\d{3})*$`).test(digits.split(decimal)[0] ?? ''))
    return null;
  const exponent = exponentOf(currency);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return null;
  const minor = Number(`${match[1]}${fraction.padEnd(exponent, '0')}`);
  return money(negative && minor !== 0 ? -minor : minor, currency);
}

const broken = (line: number, column: string, what: string): DomainError =>
  new DomainError('invalid', 'statement.row_unreadable', `Row ${line}, column "${column}": ${what}.`, {
    line,
    column,
  });

/** One row as a booking. @throws DomainError that names the row and the column */
export function lineOf(row: CsvRow, columns: Columns, line: number): StatementLine {
  const cell = (name: string | undefined): string | null => (name ? row[name]?.trim() || null : null);
  const currency = (cell(columns.currency) ?? columns.defaultCurrency ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw broken(line, columns.currency ?? 'currency', 'there is no three-letter currency');
  }
  const bookedOn = dayOf(cell(columns.date) ?? '', columns.dateFormat);
  if (!bookedOn) throw broken(line, columns.date, `this is no date like ${columns.dateFormat}`);
  return {
    bookedOn,
    amount: signedAmount(cell, columns, currency, line),
    endToEndId: cell(columns.endToEndId),
    reference: cell(columns.reference),
    counterparty: cell(columns.counterparty),
    bankReference: cell(columns.bankReference),
  };
}

function signedAmount(
  cell: (name: string | undefined) => string | null,
  { amount, debit, credit, decimal }: Columns,
  currency: string,
  line: number,
): Money {
  const read = (name: string, text: string): Money => {
    const found = amountOf(text, decimal, currency);
    if (!found) throw broken(line, name, 'this is no amount with that decimal sign');
    return found;
  };
  const one = cell(amount);
  if (amount && one) return read(amount, one);
  const out = cell(debit);
  const came = cell(credit);
  const left = debit && out ? Math.abs(read(debit, out).amount) : 0;
  const arrived = credit && came ? Math.abs(read(credit, came).amount) : 0;
  if (left === 0 && arrived === 0)
    throw broken(line, amount ?? debit ?? credit ?? 'amount', 'there is no amount');
  return { amount: arrived - left, currency };
}
