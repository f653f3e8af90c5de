import type { Money } from '@tuntas/kernel';

/** One booking of a bank statement; money that left is negative, money that came is positive. */
export interface StatementLine {
  /** `2026-11-27` */
  readonly bookedOn: string;
  readonly amount: Money;
  readonly endToEndId: string | null;
  readonly reference: string | null;
  readonly counterparty: string | null;
  /** The bank's own name for the booking. */
  readonly bankReference: string | null;
}

export interface Statement {
  readonly account: string | null;
  readonly lines: readonly StatementLine[];
}

/** As many bookings as one import takes; a longer statement comes in parts. */
export const linesAtMost = 2_000;
