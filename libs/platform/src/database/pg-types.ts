import { types } from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * Installs how PostgreSQL's values reach code, for this process: `int8` as a number (an error beyond 2^53, instead
 * of a silently wrong sum), `date` as `YYYY-MM-DD` text (a Date would move it by the machine's time zone).
 */
export function installPgTypes(): void {
  types.setTypeParser(INT8, parseSafeInteger);
  types.setTypeParser(DATE, (text: string) => text);
}

export function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('A 64-bit integer is too large for a JavaScript number.');
  return value;
}
