import { decimalOf, parseMoney } from '@tuntas/kernel';
import type { Claim } from '../desk/words';

export type Outcome = 'approved' | 'approved_partial' | 'rejected';
type Line = Pick<Claim['lines'][number], 'id' | 'claimedAmount'>;
/** By line, as it was typed; empty is nothing yet. */
export type Amounts = Readonly<Record<string, string>>;

/** What is typed and not sent; `base` is the claim as it was when somebody began. */
export interface DecisionDraft {
  readonly outcome: Outcome | null;
  readonly amounts: Amounts;
  readonly remedy: 'compensation' | 'reshipment' | null;
  readonly reasonCode: string | null;
  readonly reasonText: string;
  readonly base: { readonly version: number; readonly moments: number } | null;
}
export const emptyDecision: DecisionDraft = {
  outcome: null,
  amounts: {},
  remedy: null,
  reasonCode: null,
  reasonText: '',
  base: null,
};

/** In minor units; null while it is no amount. */
export function amountOf(text: string | undefined, currency: string): number | null {
  try {
    const { amount } = parseMoney(text ?? '', currency);
    return amount >= 0 ? amount : null;
  } catch {
    return null;
  }
}

const typed = (amount: number, currency: string): string => decimalOf({ amount, currency });

export const amountsAsAsked = (lines: readonly Line[], currency: string): Amounts =>
  Object.fromEntries(
    lines.flatMap(({ id, claimedAmount }) =>
      claimedAmount === null ? [] : [[id, typed(claimedAmount, currency)]],
    ),
  );

/** The rule's amount over the lines in proportion to what was asked, to the last unit, and no line above it. */
export function amountsByRule(lines: readonly Line[], ruled: number, currency: string): Amounts {
  const [only] = lines;
  if (lines.length === 1 && only)
    return { [only.id]: typed(Math.min(ruled, only.claimedAmount ?? ruled), currency) };
  const total = lines.reduce((sum, { claimedAmount }) => sum + (claimedAmount ?? 0), 0);
  const amount = Math.min(ruled, total);
  let [given, asked] = [0, 0];
  const shares = lines.map(({ id, claimedAmount }) => {
    asked += claimedAmount ?? 0;
    const upTo = Number((BigInt(amount) * BigInt(asked)) / BigInt(Math.max(1, total)));
    const share = upTo - given;
    given = upTo;
    return [id, typed(share, currency)] as const;
  });
  return Object.fromEntries(shares);
}

export const sumOf = (lines: readonly Line[], amounts: Amounts, currency: string): number =>
  lines.reduce((sum, { id }) => sum + (amountOf(amounts[id], currency) ?? 0), 0);

export type LineFault = 'missing' | 'unreadable' | 'aboveAsked';

export function faultOf(line: Line, text: string | undefined, currency: string): LineFault | null {
  if (text === undefined || text.trim() === '') return 'missing';
  const amount = amountOf(text, currency);
  if (amount === null) return 'unreadable';
  return line.claimedAmount !== null && amount > line.claimedAmount ? 'aboveAsked' : null;
}

/** The outcome that the amounts say, once all are there: in full, in part, or nothing. */
export function outcomeOf(lines: readonly Line[], amounts: Amounts, currency: string): Outcome | null {
  if (lines.some((line) => faultOf(line, amounts[line.id], currency) !== null)) return null;
  if (sumOf(lines, amounts, currency) === 0) return 'rejected';
  const cut = lines.some(
    ({ id, claimedAmount }) =>
      claimedAmount !== null && (amountOf(amounts[id], currency) ?? 0) < claimedAmount,
  );
  return cut ? 'approved_partial' : 'approved';
}

/** What a decision still needs before it can be sent; `reason` is the chosen one, where there is one. */
export function needsOf(
  lines: readonly Line[],
  { outcome, amounts, reasonText }: Pick<DecisionDraft, 'outcome' | 'amounts' | 'reasonText'>,
  currency: string,
  reason: { readonly textRequired: boolean } | undefined,
) {
  const needsReason = outcome === 'rejected' || outcome === 'approved_partial';
  const needsText = outcome === 'rejected' || reason?.textRequired === true;
  const faulty = lines.some((line) => faultOf(line, amounts[line.id], currency) !== null);
  const ready =
    outcome !== null &&
    (outcome === 'rejected' || !faulty) &&
    (!needsReason || reason !== undefined) &&
    (!needsText || reasonText.trim() !== '');
  return { needsReason, needsText, ready };
}
