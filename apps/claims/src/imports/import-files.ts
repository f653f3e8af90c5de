import { Readable } from 'node:stream';
import type { Locale } from '@tuntas/contracts';
import { csvLine } from './domain/cells';
import { columns, reasonTitles } from './domain/columns';
import type { ClaimImportEntity, ClaimImportRowEntity } from './import.entity';

/** Spreadsheets take a file for UTF-8 by this mark alone. */
const MARK = '\uFEFF';

export const templateOf = (locale: Locale): string =>
  MARK +
  csvLine(columns.map(({ titles }) => titles[locale])) +
  csvLine(columns.map(({ example }) => example[locale]));

const reasonOf = ({ result }: ClaimImportRowEntity): string =>
  (result?.errors ?? []).map(({ field, message }) => `${field}: ${message}`).join('; ');

/** Refused rows as they came, each with its reason: a CSV with a column more, or an object with a field more. */
export function refusedFile(
  { format, header }: ClaimImportEntity,
  pages: AsyncIterable<readonly ClaimImportRowEntity[]>,
  locale: Locale,
): Readable {
  const titles = header ?? [];
  // A file that was corrected once has the column already.
  const reasonAt = titles.findIndex((title) =>
    Object.values(reasonTitles).includes(title.trim().toLowerCase()),
  );
  const place = reasonAt === -1 ? titles.length : reasonAt;
  const withReason = (cells: readonly string[], reason: string): string[] => {
    const line = Array.from({ length: Math.max(titles.length, place + 1) }, (_, index) => cells[index] ?? '');
    line[place] = reason;
    return line;
  };
  async function* lines(): AsyncGenerator<string> {
    if (format === 'csv') yield MARK + csvLine(withReason(titles, reasonTitles[locale]));
    for await (const rows of pages) {
      yield rows
        .map((row) =>
          Array.isArray(row.data)
            ? csvLine(withReason(row.data, reasonOf(row)))
            : `${JSON.stringify({ ...row.data, reason: reasonOf(row) })}\n`,
        )
        .join('');
    }
  }
  return Readable.from(lines());
}
