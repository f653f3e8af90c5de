import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '@tuntas/kernel';
import { validationFailed } from '@tuntas/platform';
import { parse } from 'csv-parse';
import { readHeader } from './domain/columns';
import { JsonItems } from './domain/json-items';

export interface ImportFile {
  readonly stream: Readable;
  readonly fileName: string | null;
  readonly format: 'csv' | 'json';
}

const MOST_CHARACTERS = 256_000;

/** A file read once from beginning to end: its rows as they come, and then its checksum. */
export class ImportReader {
  header: string[] | null = null;
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(
    private readonly file: ImportFile,
    private readonly most: { readonly bytes: number; readonly rows: number },
  ) {}

  get checksum(): string {
    return this.hash.copy().digest('hex');
  }

  async *rows(): AsyncGenerator<string[] | object> {
    let count = 0;
    for await (const row of this.file.format === 'csv' ? this.csvRows() : this.jsonRows()) {
      count += 1;
      if (count > this.most.rows) throw refused(`At most ${this.most.rows} rows at a time`);
      yield row;
    }
    if (count === 0) throw refused('The file has no rows');
  }

  private async *counted(): AsyncGenerator<Buffer> {
    for await (const chunk of this.file.stream) {
      const bytes = Buffer.from(chunk as Uint8Array);
      this.bytes += bytes.length;
      if (this.bytes > this.most.bytes) throw refused(`At most ${this.most.bytes} bytes at a time`);
      this.hash.update(bytes);
      yield bytes;
    }
  }

  private async *csvRows(): AsyncGenerator<string[]> {
    const { delimiter, chunks } = await withDelimiter(this.counted());
    const parser = parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: MOST_CHARACTERS,
    });
    const source = Readable.from(chunks);
    source.on('error', (error) => parser.destroy(error));
    try {
      for await (const record of source.pipe(parser)) {
        const cells = (record as string[]).map(storable);
        if (this.header) yield cells;
        else this.header = headerOf(cells);
      }
    } catch (error) {
      throw error instanceof DomainError ? error : refused(`Not a CSV: ${messageOf(error)}`);
    } finally {
      source.destroy();
    }
  }

  private async *jsonRows(): AsyncGenerator<object> {
    const items = new JsonItems(MOST_CHARACTERS);
    const text = new TextDecoder();
    try {
      for await (const bytes of this.counted()) {
        for (const item of items.push(text.decode(bytes, { stream: true }))) yield objectOf(item);
      }
      items.end();
    } catch (error) {
      throw error instanceof DomainError ? error : refused(`Not JSON: ${messageOf(error)}`);
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const refused = (message: string): DomainError => validationFailed([{ field: 'file', message }]);

/** PostgreSQL keeps no NUL; the claim's own check would refuse it as well. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');

const objectOf = (text: string): object =>
  JSON.parse(storable(text).replaceAll('\\u0000', '\\uFFFD')) as object;

function headerOf(titles: string[]): string[] {
  const { unknown, missing } = readHeader(titles);
  if (unknown.length > 0) throw refused(`Unknown columns: ${unknown.join(', ').slice(0, 300)}`);
  if (missing.length > 0) throw refused(`Columns are missing: ${missing.join(', ')}`);
  return titles;
}

/** Spreadsheets in Indonesia write semicolons: the first line tells. */
async function withDelimiter(
  bytes: AsyncGenerator<Buffer>,
): Promise<{ delimiter: string; chunks: AsyncGenerator<Buffer> }> {
  const { value: first } = await bytes.next();
  const line = (first ? first.toString('utf8') : '').split(/\r?\n/, 1)[0] ?? '';
  const count = (sign: string): number => line.split(sign).length;
  const delimiter = [';', '\t'].find((sign) => count(sign) > count(',')) ?? ',';
  async function* chunks(): AsyncGenerator<Buffer> {
    if (first) yield first;
    yield* bytes;
  }
  return { delimiter, chunks: chunks() };
}
