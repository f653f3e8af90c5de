import type { EventData, RemedyKind } from '@tuntas/contracts';
import type { Money, TransitionTable } from '@tuntas/kernel';

export const remedyStates = ['open', 'completed', 'failed'] as const;
export type RemedyState = (typeof remedyStates)[number];

export const remedyTable = {
  open: ['completed', 'failed'],
  completed: [],
  failed: [],
} as const satisfies TransitionTable<RemedyState>;

/** What is left to give for a decision. */
export interface Opening {
  readonly kind: RemedyKind;
  readonly amount: Money;
  /** Everything was given before: the remedy is complete as soon as it is opened. */
  readonly alreadyGiven: boolean;
  readonly fallback: RemedyKind | null;
}

/**
 * The remedy a decision asks for, or null for none. `given` is the value of this claim's earlier remedies that did not
 * fail (null: there are none): after an appeal only the difference is owed, and a paid claim decided again stays paid.
 */
export function openingOf(
  decision: Pick<EventData<'claim.decided'>, 'outcome' | 'remedy' | 'approved'>,
  given: number | null,
): Opening | null {
  const { outcome, remedy: kind, approved } = decision;
  if (outcome === 'rejected' || !kind) return null;
  const owed = Math.max(0, approved.amount - (given ?? 0));
  const nothingToSend = kind === 'compensation' || given !== null;
  return {
    kind,
    amount: { amount: owed, currency: approved.currency },
    alreadyGiven: owed === 0 && nothingToSend,
    fallback: fallbackOf(kind, owed),
  };
}

/** Reshipment falls back to its value in money; after money there is only a person's decision. */
export const fallbackOf = (kind: RemedyKind, value: number): RemedyKind | null =>
  kind === 'reshipment' && value > 0 ? 'compensation' : null;
