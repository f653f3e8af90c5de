import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { RefusedInput } from './refused-input';

export interface CsvRow {
  /** 1 for the first row below the header. */
  readonly row: number;
  /** The line of the file on which it ends, as an editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly header: readonly string[];
  rows(): AsyncGenerator<CsvRow>;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Opens a CSV file and reads its header; `rows` streams the rest, as often as it is called. */
export async function openCsv(path: string): Promise<CsvFile> {
  for await (const { record } of records(path)) return { header: record, rows: () => rowsBelowHeader(path) };
  throw new RefusedInput(`${path} is empty: it has no header row.`);
}

async function* rowsBelowHeader(path: string): AsyncGenerator<CsvRow> {
  let row = 0;
  for await (const { record, info } of records(path)) {
    if (row > 0) yield { row, line: info.lines, cells: record };
    row += 1;
  }
}

async function* records(path: string): AsyncGenerator<Parsed> {
  const file = createReadStream(path);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    // A quote that never closes would otherwise read the rest of the file into one cell.
    max_record_size: 65_536,
  });
  file.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of file.pipe(parser)) yield parsed as Parsed;
  } catch (error) {
    throw readable(path, error);
  } finally {
    file.destroy();
  }
}

function readable(path: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    return new RefusedInput(`${path} is no CSV: ${error.message}. Nothing after this was read.`);
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new RefusedInput(`There is no file ${path}.`);
  if (code === 'EISDIR') return new RefusedInput(`${path} is a folder, not a file.`);
  if (code === 'EACCES') return new RefusedInput(`${path} may not be read by you.`);
  return error;
}
