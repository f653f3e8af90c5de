import type { Bench, Figure } from './bench';

export interface Result {
  readonly bench: Bench;
  readonly figures: readonly Figure[];
}

/** What a reader sees: a table for each bench, ratios first. */
export function table({ bench, figures }: Result): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.ratio === undefined ? '' : figure.ratio.toFixed(2),
    `${number(figure.value)} ${figure.unit}`,
    figure.limit ? `${number(figure.limit.value)} ${figure.unit} ${figure.limit.name}` : '',
    figure.aim ? `${figure.aim}${figure.met === undefined ? '' : figure.met ? ' met' : ' MISSED'}` : '',
  ]);
  const heads = ['figure', 'ratio', 'measured', 'limit in the same run', 'aim'];
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return [`${bench.name}: ${bench.what}`, line(heads), ...rows.map(line)].join('\n');
}

export const json = (results: readonly Result[]): string =>
  JSON.stringify(Object.fromEntries(results.map(({ bench, figures }) => [bench.name, figures])), null, 2);

function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}
