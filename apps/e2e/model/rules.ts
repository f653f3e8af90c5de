/**
 * What this house promises about a claim and its money, told as the trade tells it and written without a look into the
 * services: where a claim stands once everything that follows from an act has happened. `null` is a refusal.
 */

type Stage =
  | 'submitted'
  | 'in_review'
  | 'needs_action'
  | 'on_hold'
  | 'decided'
  | 'settling'
  | 'settled'
  | 'closed'
  | 'cancelled'
  | 'expired';

/** Above it a second person approves. */
export const LIMIT = 100_000;
const APPEALS = 2;

export interface Payout {
  readonly amount: number;
  readonly state: 'awaiting_approval' | 'failed' | 'paid' | 'rejected';
}

/** What the house has in its books for a claim; a debit is positive. */
export interface Books {
  readonly claims_expense: number;
  readonly claims_payable: number;
  readonly cash_clearing: number;
}
export const nothing: Books = { claims_expense: 0, claims_payable: 0, cash_clearing: 0 };

export interface Claim {
  readonly stage: Stage;
  readonly decision: 'pending' | 'approved' | 'approved_partial' | 'rejected';
  readonly settlement: 'none' | 'pending' | 'paid' | 'reshipped' | 'failed';
  readonly asked: number;
  readonly approved: number | null;
  readonly paid: number | null;
  /** Everybody who decided it, the last one last. */
  readonly deciders: readonly string[];
  readonly appeals: number;
  /** Worth of all that was given for it, or is on its way. */
  readonly given: number;
  readonly payouts: readonly Payout[];
  /** The last replacement parcel, and what it is worth. */
  readonly parcel: { readonly state: 'on its way' | 'arrived' | 'lost'; readonly worth: number } | null;
  readonly books: Books;
}

export const filed = (asked: number): Claim => ({
  stage: 'submitted',
  decision: 'pending',
  settlement: 'none',
  asked,
  approved: null,
  paid: null,
  deciders: [],
  appeals: 0,
  given: 0,
  payouts: [],
  parcel: null,
  books: nothing,
});

/** How the bank takes the next order: the money leaves in the end, or never. */
export type Bank = 'pays' | 'refuses';
export type Remedy = 'compensation' | 'reshipment';

const onDesk = (claim: Claim): boolean => ['submitted', 'in_review'].includes(claim.stage);
const undecided = (claim: Claim): boolean => onDesk(claim) || waits(claim);
const waits = (claim: Claim): boolean => ['needs_action', 'on_hold'].includes(claim.stage);
const contestable = ({ stage, decision }: Claim): boolean =>
  (stage === 'decided' && decision === 'rejected') ||
  (stage === 'settled' && decision === 'approved_partial');

/** Nothing can be done to it any more, by anybody. */
export const isOver = (claim: Claim): boolean =>
  ['closed', 'cancelled'].includes(claim.stage) || (claim.stage === 'settled' && !contestable(claim));

export const ask = (claim: Claim): Claim | null =>
  onDesk(claim) || claim.stage === 'on_hold' ? { ...claim, stage: 'needs_action' } : null;

/** Welcome while anything is still to be decided, and it wakes a claim that waited for it, however late. */
export function prove(claim: Claim): Claim | null {
  if (claim.stage === 'needs_action' || claim.stage === 'expired') return { ...claim, stage: 'in_review' };
  return undecided(claim) || contestable(claim) ? claim : null;
}

export const hold = (claim: Claim): Claim | null =>
  claim.stage === 'in_review' || claim.stage === 'needs_action' ? { ...claim, stage: 'on_hold' } : null;

export const resume = (claim: Claim): Claim | null =>
  claim.stage === 'on_hold' ? { ...claim, stage: 'in_review' } : null;

/** A claim that was ever decided runs to its end. */
export const withdraw = (claim: Claim): Claim | null =>
  undecided(claim) && claim.deciders.length === 0 ? { ...claim, stage: 'cancelled' } : null;

export interface Decision {
  readonly by: string;
  /** Of what was asked: nothing, a part or all. */
  readonly percent: number;
  readonly gives: Remedy;
  readonly bank: Bank;
}

/** An appeal is decided by somebody else; nobody takes back what was paid; only what is not given yet is owed. */
export function decide(claim: Claim, { by, percent, gives, bank }: Decision): Claim | null {
  const approved = (claim.asked * percent) / 100;
  if (!onDesk(claim) || (claim.appeals > 0 && claim.deciders.includes(by))) return null;
  if (approved < (claim.paid ?? 0)) return null;
  const decision = percent === 0 ? 'rejected' : percent === 100 ? 'approved' : 'approved_partial';
  const decided: Claim = { ...claim, approved, decision, deciders: [...claim.deciders, by] };
  if (percent === 0) return { ...decided, stage: 'decided' };
  const owed = Math.max(0, approved - claim.given);
  if (owed === 0) return gives === 'compensation' ? settledWith(decided, 0) : reshipped(decided);
  return gives === 'compensation' ? owe(decided, owed, bank) : send(decided, owed);
}

const settling = (claim: Claim, worth: number): Claim => ({
  ...claim,
  stage: 'settling',
  settlement: 'pending',
  given: claim.given + worth,
});

const send = (claim: Claim, worth: number): Claim => ({
  ...settling(claim, worth),
  parcel: { state: 'on its way', worth },
});

function owe(claim: Claim, amount: number, bank: Bank): Claim {
  const owing = {
    ...settling(claim, amount),
    payouts: [...claim.payouts, { amount, state: 'awaiting_approval' as const }],
    books: moved(claim.books, { claims_expense: amount, claims_payable: -amount }),
  };
  return amount > LIMIT ? owing : order(owing, bank);
}

/** The last payout goes to the bank. */
function order(claim: Claim, bank: Bank): Claim {
  const amount = lastPayout(claim)?.amount ?? 0;
  if (bank === 'refuses') return withPayout(claim, 'failed');
  return settledWith(
    {
      ...withPayout(claim, 'paid'),
      books: moved(claim.books, { claims_payable: amount, cash_clearing: -amount }),
    },
    amount,
  );
}

const settledWith = (claim: Claim, amount: number): Claim => ({
  ...claim,
  stage: 'settled',
  settlement: 'paid',
  paid: (claim.paid ?? 0) + amount,
});
const reshipped = (claim: Claim): Claim => ({ ...claim, stage: 'settled', settlement: 'reshipped' });

export const lastPayout = (claim: Claim): Payout | undefined => claim.payouts.at(-1);
const withPayout = (claim: Claim, state: Payout['state']): Claim => ({
  ...claim,
  payouts: claim.payouts.map((payout, index) =>
    index === claim.payouts.length - 1 ? { ...payout, state } : payout,
  ),
});

const moved = (books: Books, by: Partial<Books>): Books => ({
  claims_expense: books.claims_expense + (by.claims_expense ?? 0),
  claims_payable: books.claims_payable + (by.claims_payable ?? 0),
  cash_clearing: books.cash_clearing + (by.cash_clearing ?? 0),
});
export const together = (all: readonly Books[]): Books => all.reduce(moved, nothing);

/** Four eyes: never whoever decided the claim. */
export const approve = (claim: Claim, { by, bank }: { by: string; bank: Bank }): Claim | null =>
  lastPayout(claim)?.state === 'awaiting_approval' && claim.deciders.at(-1) !== by
    ? order(claim, bank)
    : null;

export const payAgain = (claim: Claim, bank: Bank): Claim | null =>
  lastPayout(claim)?.state === 'failed' ? order(claim, bank) : null;

/** The debt is taken back, and a person decides again. */
export function giveUp(claim: Claim): Claim | null {
  const payout = lastPayout(claim);
  if (!payout || !['awaiting_approval', 'failed'].includes(payout.state)) return null;
  const { amount } = payout;
  return {
    ...withPayout(claim, 'rejected'),
    stage: 'in_review',
    decision: 'pending',
    settlement: 'failed',
    given: claim.given - amount,
    books: moved(claim.books, { claims_expense: -amount, claims_payable: amount }),
  };
}

/** Whatever is scanned after a parcel's end changes nothing any more, unless a lost one is found. */
export const arrive = (claim: Claim): Claim =>
  claim.parcel?.state === 'on its way'
    ? { ...reshipped(claim), parcel: { ...claim.parcel, state: 'arrived' } }
    : claim;

/** Its worth goes out in money instead. */
export function loseParcel(claim: Claim, bank: Bank): Claim {
  if (claim.parcel?.state !== 'on its way') return claim;
  const { worth } = claim.parcel;
  return owe({ ...claim, given: claim.given - worth, parcel: { worth, state: 'lost' } }, worth, bank);
}

export const appeal = (claim: Claim): Claim | null =>
  contestable(claim) && claim.appeals < APPEALS
    ? { ...claim, stage: 'in_review', decision: 'pending', appeals: claim.appeals + 1 }
    : null;

/** Nobody does anything until the next deadline; `null` where none runs. */
export function wait(claim: Claim, bank: Bank): Claim | null {
  if (claim.stage === 'needs_action') return { ...claim, stage: 'expired' };
  if (claim.stage === 'on_hold') return { ...claim, stage: 'in_review' };
  if (claim.stage === 'settled' || claim.stage === 'decided') return { ...claim, stage: 'closed' };
  return claim.stage === 'settling' && claim.parcel?.state === 'on its way' ? loseParcel(claim, bank) : null;
}

/** What people see of it. */
export const seen = (claim: Claim) => ({
  stage: claim.stage,
  decision: claim.decision,
  settlement: claim.settlement,
  approved: claim.approved,
  paid: claim.paid,
  payouts: claim.payouts,
  offered: offers.filter(({ possible }) => possible(claim)).map(({ action }) => action),
});
export type Seen = ReturnType<typeof seen>;

const offers: readonly { action: string; possible(claim: Claim): boolean }[] = [
  { action: 'appeal', possible: (claim) => appeal(claim) !== null },
  { action: 'cancel', possible: (claim) => withdraw(claim) !== null },
  { action: 'decide', possible: onDesk },
  { action: 'hold', possible: (claim) => hold(claim) !== null },
  { action: 'provide_evidence', possible: (claim) => prove(claim) !== null },
  { action: 'request_evidence', possible: (claim) => ask(claim) !== null },
  { action: 'resume', possible: (claim) => resume(claim) !== null },
];
