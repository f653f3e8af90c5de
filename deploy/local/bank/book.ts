import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { transfer, type Transfer } from './transfer';

interface Waiting {
  readonly line: string;
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

export interface BookTotals {
  readonly count: number;
  readonly failed: number;
  readonly totals: Readonly<Record<string, number>>;
}

/** The bank's truth: an append-only file, on disk before anybody is answered. */
export class Book {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  private constructor(
    private readonly file: FileHandle,
    private readonly transfers: Map<string, Transfer>,
  ) {}

  static async open(directory: string): Promise<Book> {
    await mkdir(directory, { recursive: true });
    const path = join(directory, 'book.jsonl');
    const file = await open(path, 'a');
    const text = await readFile(path, 'utf8');
    // A kill in the middle of a write leaves a line without its end: that transfer was never answered.
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    await file.truncate(Buffer.byteLength(whole));
    const lines = whole.split('\n').filter(Boolean);
    const transfers = lines.map((line) => transfer.parse(JSON.parse(line)));
    return new Book(file, new Map(transfers.map((known) => [known.key, known])));
  }

  find(key: string): Transfer | undefined {
    return this.transfers.get(key);
  }

  /** Resolves when the line is on disk. Concurrent transfers share one fsync. */
  async enter(entry: Transfer): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.waiting.push({ line: `${JSON.stringify(entry)}\n`, written: resolve, failed: reject });
    });
    this.writing ??= this.flush();
    await written;
    this.transfers.set(entry.key, entry);
  }

  totals(): BookTotals {
    const entries = [...this.transfers.values()];
    const paid = entries.filter(({ status }) => status === 'paid');
    const totals: Record<string, number> = {};
    for (const { currency, amount } of paid) totals[currency] = (totals[currency] ?? 0) + amount;
    return { count: paid.length, failed: entries.length - paid.length, totals };
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      try {
        await this.file.appendFile(batch.map(({ line }) => line).join(''));
        await this.file.datasync();
        for (const { written } of batch) written();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.writing = null;
  }
}
