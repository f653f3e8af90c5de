export type ClockName = 'acknowledge' | 'first_response' | 'decision' | 'update';

/** What a thing that happened to a claim does to its clocks. */
export interface ClockEffect {
  readonly meet?: readonly ClockName[];
  /** Met if it runs, and a new one begins: an update clock after each word to the claimant, the decision clock after an appeal. */
  readonly restart?: readonly ClockName[];
  readonly stopAll?: boolean;
}

/** Only what the claimant sees is a response; taking a claim, an internal note and what a machine sends are none. */
export const clockEffects = {
  taken: {},
  evidence_requested: { meet: ['first_response'], restart: ['update'] },
  evidence_received: {},
  reopened: { restart: ['decision', 'update'] },
  held: {},
  resumed: {},
  decided: { meet: ['first_response', 'decision', 'update'], stopAll: true },
  appealed: { restart: ['decision', 'update'] },
  cancelled: { stopAll: true },
} as const satisfies Record<string, ClockEffect>;

export type ClockOccasion = keyof typeof clockEffects;
