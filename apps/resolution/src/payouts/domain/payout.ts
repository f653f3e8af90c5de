import { allowedFrom, DomainError, type TransitionTable } from '@tuntas/kernel';

export const payoutStates = [
  'awaiting_approval',
  'approved',
  'scheduled',
  'submitted',
  'unknown',
  'paid',
  'failed',
  'rejected',
] as const;
export type PayoutState = (typeof payoutStates)[number];

/** How money leaves: a call to the bank for each payout, or a file of many that a person takes to the bank. */
export const payoutMethods = ['provider', 'bank_file'] as const;
export type PayoutMethod = (typeof payoutMethods)[number];

/**
 * `approved` waits for the organisation's payee; `scheduled` has its submission timer or waits for a bank file, and
 * comes back to it when that file is cancelled before it was sent; `unknown` is asked about, never sent again blindly. A changed payee voids a person's approval, which is the way back to `awaiting_approval`; a bank
 * that takes a refusal back makes any payout that was tried again `unknown`.
 */
export const payoutTable: TransitionTable<PayoutState> = {
  awaiting_approval: ['scheduled', 'unknown', 'rejected'],
  approved: ['scheduled', 'rejected'],
  scheduled: ['submitted', 'awaiting_approval', 'unknown', 'rejected'],
  submitted: ['paid', 'failed', 'unknown', 'scheduled'],
  unknown: ['paid', 'failed'],
  failed: ['scheduled', 'awaiting_approval', 'unknown', 'rejected'],
  paid: [],
  rejected: [],
};

const longestPause = 15 * 60_000;

/** Milliseconds until the bank is asked again after `tries` questions: doubling, a quarter of an hour in the end. */
export const inquiryPause = (first: number, tries: number): number =>
  Math.min(first * 2 ** Math.min(tries, 30), longestPause);

/** States in which nothing has gone to a bank: the payout can still be held, or withdrawn. */
export const unsent: readonly PayoutState[] = ['awaiting_approval', 'approved', 'scheduled', 'failed'];

/** What a person may do with a payout in `state`. */
export function actionsOn(state: PayoutState): readonly ('approve' | 'reject' | 'retry')[] {
  if (state === 'awaiting_approval') return ['approve', 'reject'];
  if (state === 'failed') return ['retry', 'reject'];
  return payoutTable[state].includes('rejected') ? ['reject'] : [];
}

/** Only a refusal of the bank is tried again: an unknown outcome is asked about instead. */
export function refuseRetry(state: PayoutState): void {
  if (state === 'failed') return;
  throw new DomainError(
    'conflict',
    'payout.illegal_transition',
    `A payout that is ${state} cannot be tried again; only a failed one can.`,
    { from: state, allowed: allowedFrom(payoutTable, state) },
  );
}
