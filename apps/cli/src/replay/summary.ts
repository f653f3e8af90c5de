import type { Expectation } from './survey';
import type { Outcome } from './run';

const words = {
  read: 'rows read',
  filed: 'filed',
  refused: 'refused',
  decided: 'decided',
  payouts: 'payouts',
} as const satisfies Partial<Record<keyof Expectation, string>>;

/** The one line a program reads: about the rows of this file, as the system has them. */
export const jsonLine = ({ read, filed, refused, decided, payouts, paid }: Expectation): string =>
  JSON.stringify({ read, filed, refused, decided, payouts, paid });

/** In what the system differs from the file; empty when the books agree. */
export function disagreements({ expected, held, problems }: Outcome): string[] {
  const counts = (Object.keys(words) as (keyof typeof words)[])
    .filter((name) => expected[name] !== held[name])
    .map((name) => `${words[name]}: the file says ${expected[name]}, the system ${held[name]}`);
  const currencies = new Set([...Object.keys(expected.paid), ...Object.keys(held.paid)]);
  const sums = [...currencies]
    .filter((code) => expected.paid[code] !== held.paid[code])
    .map(
      (code) =>
        `paid in ${code}: the file says ${expected.paid[code] ?? '0'}, the ledger ${held.paid[code] ?? '0'}`,
    );
  return [...counts, ...sums, ...problems];
}

/** What a person reads before that line. */
export function summaryOf({ held }: Outcome, refusedFile: string): string {
  const paid =
    Object.entries(held.paid)
      .map(([code, sum]) => `${code} ${sum}`)
      .join(', ') || 'nothing';
  const refused = held.refused === 0 ? 'none refused' : `${held.refused} refused (${refusedFile})`;
  return `${held.read} rows: ${held.filed} filed, ${refused}, ${held.decided} decided, ${held.payouts} payouts, paid ${paid}.`;
}
