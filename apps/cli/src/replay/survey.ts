import { addMoney, decimalOf, type Money, money } from '@tuntas/kernel';
import type { CsvFile } from './csv-rows';
import type { ReadRow } from './past-claim';
import { mayHaveComeBefore } from './seen-before';

/** What a file says, before anything is filed. */
export interface Expectation {
  readonly read: number;
  readonly refused: number;
  readonly filed: number;
  readonly decided: number;
  readonly payouts: number;
  /** Exact decimals by currency. */
  readonly paid: Readonly<Record<string, string>>;
}

export interface SourceRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
  readonly read: ReadRow;
}

/** Reads a whole file as claims, row by row, in memory that does not grow with it. */
export class ClaimFile {
  /** Claim numbers that may stand in the file twice; all others are known to be alone. */
  private suspects: ReadonlySet<string> | undefined;

  constructor(
    private readonly file: CsvFile,
    private readonly readRow: (cells: readonly string[]) => ReadRow,
  ) {}

  get header(): readonly string[] {
    return this.file.header;
  }

  /** Every row with its claim, or why it is none; the second row with a claim number is a duplicate. */
  async *rows(): AsyncGenerator<SourceRow> {
    const suspects = (this.suspects ??= await this.findSuspects());
    const firstRows = new Map<string, number>();
    for await (const { row, line, cells } of this.file.rows()) {
      let read = this.readRow(cells);
      if ('claim' in read && suspects.has(read.claim.reference)) {
        const { reference } = read.claim;
        const first = firstRows.get(reference);
        if (first === undefined) firstRows.set(reference, row);
        else read = { refused: `Claim number ${reference} was already in row ${first}` };
      }
      yield { row, line, cells, read };
    }
  }

  async survey(): Promise<Expectation> {
    const tally = new Tally();
    for await (const { read } of this.rows()) tally.count(read);
    return tally.expectation();
  }

  private async findSuspects(): Promise<Set<string>> {
    const cameBefore = mayHaveComeBefore();
    const suspects = new Set<string>();
    for await (const { cells } of this.file.rows()) {
      const read = this.readRow(cells);
      if ('claim' in read && cameBefore(read.claim.reference)) suspects.add(read.claim.reference);
    }
    return suspects;
  }
}

/** Adds up what rows promise. */
export class Tally {
  private readonly counts = { read: 0, refused: 0, filed: 0, decided: 0, payouts: 0 };
  private readonly paid = new Sums();

  count(read: ReadRow): void {
    this.counts.read += 1;
    if ('refused' in read) {
      this.counts.refused += 1;
      return;
    }
    const { decision, award } = read.claim;
    this.counts.filed += 1;
    if (decision) this.counts.decided += 1;
    if (!award) return;
    this.counts.payouts += 1;
    this.paid.add(award);
  }

  expectation(): Expectation {
    return { ...this.counts, paid: this.paid.decimals() };
  }
}

/** Exact sums, one for each currency. */
export class Sums {
  private readonly sums = new Map<string, Money>();

  add(amount: Money): void {
    const { currency } = amount;
    this.sums.set(currency, addMoney(this.sums.get(currency) ?? money(0, currency), amount));
  }

  decimals(): Record<string, string> {
    const sorted = [...this.sums].sort(([a], [b]) => a.localeCompare(b));
    return Object.fromEntries(sorted.map(([currency, sum]) => [currency, decimalOf(sum)]));
  }
}
