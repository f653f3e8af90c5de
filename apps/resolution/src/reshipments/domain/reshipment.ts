import type { SubReason } from '@tuntas/contracts';
import type { TransitionTable } from '@tuntas/kernel';

export const reshipmentStates = ['requested', 'booked', 'delivered', 'failed', 'found'] as const;
export type ReshipmentState = (typeof reshipmentStates)[number];

/** `found`: its parcel was given up for lost and turned up after all. */
export const reshipmentTable = {
  requested: ['booked', 'failed'],
  booked: ['delivered', 'failed'],
  delivered: [],
  failed: ['found'],
  found: [],
} as const satisfies TransitionTable<ReshipmentState>;

export const failureCodes = [
  'lost',
  'destroyed',
  'damaged',
  'stolen',
  'lost_suspected',
  'not_delivered',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Failures whose parcel can still turn up in order. */
export const givenUpCodes: readonly FailureCode[] = ['lost', 'stolen', 'lost_suspected', 'not_delivered'];

const endsIt: ReadonlySet<string> = new Set<FailureCode>(['lost', 'destroyed', 'damaged', 'stolen']);

/** Why an exception on the replacement parcel ends the reshipment; null when the parcel may still arrive. */
export const failureOf = (reason: SubReason): FailureCode | null =>
  endsIt.has(reason) ? (reason as FailureCode) : null;
