/** A cell that a spreadsheet would run as a formula is written with an apostrophe before it, and read back without. */
export const guarded = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const quoted = (cell: string): string => (/[",\n\r;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One line of a CSV. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;

/**
 * An amount as people write it: `1250000`, `1.250.000`, `1,250,000`, `Rp 1.250.000`, `49.90`, as plain decimal text.
 * Groups are read only where they can be nothing else.
 */
export function plainAmount(text: string): string {
  const bare = text.trim().replace(/^(rp\.?|idr|usd|\$)\s*/i, '');
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  return bare;
}
