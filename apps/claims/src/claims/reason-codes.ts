import type { Outcome } from './domain/words';
import codes from './reason-codes.json';

export interface ReasonCode {
  readonly code: string;
  readonly outcomes: readonly Outcome[];
  readonly id: string;
  readonly en: string;
}

/** Why a claim is decided as it is, in both languages; data, so that a new reason needs no code. */
export const reasonCodes = codes as readonly ReasonCode[];

export const reasonCodeFits = (code: string, outcome: Outcome): boolean =>
  reasonCodes.some((known) => known.code === code && known.outcomes.includes(outcome));
