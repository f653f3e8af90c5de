import { createHash } from 'node:crypto';
import { DomainError } from '@tuntas/kernel';
import { parse } from 'csv-parse/sync';
import { camt053 } from './domain/camt053';
import { type Columns, type CsvRow, lineOf } from './domain/csv-columns';
import { linesAtMost, type Statement, type StatementLine } from './domain/statement-line';
import type { StatementFile } from './statements.dto';

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The bookings of a file, whatever its form; bookings of nothing are left out. */
export function readStatement(file: StatementFile): Statement {
  const { account, lines } =
    file.columns && file.format === 'csv' ? csv(file.content, file.columns) : camt053(file.content);
  const real = lines.filter(({ amount }) => amount.amount !== 0);
  if (real.length === 0) {
    throw new DomainError('invalid', 'statement.empty', 'This statement holds no booking.');
  }
  if (real.length > linesAtMost) {
    throw new DomainError(
      'invalid',
      'statement.too_long',
      `Import at most ${linesAtMost} bookings at once.`,
      {
        lines: real.length,
        atMost: linesAtMost,
      },
    );
  }
  return { account, lines: real };
}

function csv(content: string, columns: Columns): Statement {
  const rows = rowsOf(content);
  const missing = namesOf(columns).filter((name) => rows[0] && !(name in rows[0]));
  if (missing.length > 0) {
    throw new DomainError(
      'invalid',
      'statement.column_missing',
      `The file has no column ${missing.join(', ')}.`,
      {
        missing,
      },
    );
  }
  return { account: null, lines: rows.map((row, index) => lineOf(row, columns, index + 2)) };
}

const namesOf = ({
  dateFormat: _format,
  decimal: _decimal,
  defaultCurrency: _currency,
  ...names
}: Columns): string[] => Object.values(names).filter((name) => name !== undefined);

function rowsOf(content: string): CsvRow[] {
  const first = content.slice(0, content.search(/[\r\n]/) + 1 || undefined);
  const delimiter = [',', ';', '\t', '|'].sort((a, b) => first.split(b).length - first.split(a).length)[0];
  try {
    return parse(content, { bom: true, columns: true, delimiter, skip_empty_lines: true, trim: true });
  } catch {
    throw new DomainError('invalid', 'statement.unreadable', 'This is not a CSV file with one heading row.');
  }
}

/** What makes a booking the same one in another statement; equal ones of one file are told apart by their turn. */
export function fingerprintsOf(account: string | null, lines: readonly StatementLine[]): string[] {
  const turns = new Map<string, number>();
  return lines.map((line) => {
    const facts = JSON.stringify([account, line]);
    const turn = (turns.get(facts) ?? 0) + 1;
    turns.set(facts, turn);
    return sha256Of(`${facts} ${turn}`);
  });
}
