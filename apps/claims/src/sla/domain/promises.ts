export const clockNames = ['acknowledge', 'first_response', 'decision', 'update'] as const;
export type ClockName = (typeof clockNames)[number];

/** What a thing that happened to a claim does to its clocks. */
export interface ClockEffect {
  readonly meet?: readonly ClockName[];
  /** Met if it runs, and a new one begins: an update after each word to the claimant, a decision after an appeal. */
  readonly restart?: readonly ClockName[];
  readonly stopAll?: boolean;
}

/** Only what the claimant sees is a response; taking a claim, an internal note and what a machine sends are none. */
export const clockEffects = {
  evidence_requested: { meet: ['first_response'], restart: ['update'] },
  claimant_wrote: {},
  staff_replied: { meet: ['first_response'], restart: ['update'] },
  remedy_failed: { restart: ['decision', 'update'] },
  decided: { meet: ['first_response', 'decision', 'update'], stopAll: true },
  appealed: { restart: ['decision', 'update'] },
  cancelled: { stopAll: true },
} as const satisfies Record<string, ClockEffect>;

export type ClockOccasion = keyof typeof clockEffects;

export const effectOf = (occasion: ClockOccasion): ClockEffect => clockEffects[occasion];
