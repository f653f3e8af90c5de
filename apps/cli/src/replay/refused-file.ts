import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { RefusedInput } from './refused-input';
import type { SourceRow } from './survey';

/** Rows that were not filed, each with its reason and as it was. The file appears whole, at the end, or not at all. */
export class RefusedFile {
  private stream: WriteStream | undefined;
  private written = 0;

  constructor(
    readonly path: string,
    private readonly header: readonly string[],
  ) {}

  get rows(): number {
    return this.written;
  }

  private get partial(): string {
    return `${this.path}.partial`;
  }

  async add({ row, line, cells }: Omit<SourceRow, 'read'>, reason: string): Promise<void> {
    await this.write([String(row), String(line), reason, ...cells]);
    this.written += 1;
  }

  /** Fails now, rather than after an hour, when the file cannot be written. */
  async open(): Promise<void> {
    if (this.stream) return;
    const stream = createWriteStream(this.partial);
    try {
      await once(stream, 'open');
    } catch {
      throw new RefusedInput(
        `Refused rows cannot be written to ${this.path}: name another file with --refused.`,
      );
    }
    this.stream = stream;
    await this.write(['Row', 'Line', 'Reason', ...this.header]);
  }

  /** With refused rows the file is put in place; without any, an older one is taken away. */
  async finish(): Promise<void> {
    if (this.stream) {
      this.stream.end();
      await finished(this.stream);
    }
    if (this.written > 0) await rename(this.partial, this.path);
    else {
      await rm(this.partial, { force: true });
      await rm(this.path, { force: true });
    }
  }

  /** Leaves nothing half-written behind; synchronous, for use while the process ends. */
  discard(): void {
    if (this.stream) rmSync(this.partial, { force: true });
  }

  private async write(cells: readonly string[]): Promise<void> {
    await this.open();
    if (this.stream && !this.stream.write(`${cells.map(quoted).join(',')}\n`))
      await once(this.stream, 'drain');
  }
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
