export const clockNames = [
  'acknowledge',
  'first_response',
  'next_response',
  'update',
  'decision',
  'payout',
] as const;
export type ClockName = (typeof clockNames)[number];

/** Clocks a claim starts with; the others begin when something happens. */
export const openingNames = ['acknowledge', 'first_response', 'decision', 'update'] as const;

/** Promises of the desk, by which the queue is sorted; a payout is finance's. */
export const isOfDesk = (name: ClockName): boolean => name !== 'payout';

/** Clocks that run on while the claimant owes something: a question the claimant asked meanwhile wants its answer. */
export const runsWhileWaiting = (name: ClockName): boolean => name === 'next_response';

/** What a thing that happened to a claim does to its clocks. */
export interface ClockEffect {
  readonly meet?: readonly ClockName[];
  readonly stop?: readonly ClockName[];
  /** Met if it runs, and a new one begins: an update after each word to the claimant, a decision after an appeal. */
  readonly restart?: readonly ClockName[];
  /** Begins unless it runs already; counted from when the claim was decided. */
  readonly startAfterDecision?: readonly ClockName[];
  /** Begins unless an answer is awaited already: several messages wait on one clock. */
  readonly awaitAnswer?: boolean;
  readonly stopAll?: boolean;
}

/** Only what the claimant sees is a response; taking a claim, an internal note and what a machine sends are none. */
export const clockEffects = {
  evidence_requested: { meet: ['first_response', 'next_response'], restart: ['update'] },
  claimant_wrote: { awaitAnswer: true },
  staff_replied: { meet: ['first_response', 'next_response'], restart: ['update'] },
  decided: { meet: ['first_response', 'next_response', 'decision', 'update'], stopAll: true },
  appealed: { restart: ['decision', 'update'] },
  payout_owed: { startAfterDecision: ['payout'] },
  settled: { meet: ['payout'] },
  remedy_changed: { stop: ['payout'] },
  payout_withdrawn: { stop: ['payout'] },
  remedy_failed: { stop: ['payout'], restart: ['decision', 'update'] },
  cancelled: { stopAll: true },
  merged: { stopAll: true },
} as const satisfies Record<string, ClockEffect>;

export type ClockOccasion = keyof typeof clockEffects;

export const effectOf = (occasion: ClockOccasion): ClockEffect => clockEffects[occasion];
