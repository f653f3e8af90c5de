/** Why a promise was missed, as the desk says it. */
export const saidReasons = [
  'waits_for_carrier',
  'waits_for_claimant',
  'capacity',
  'complicated',
  'other',
] as const;
export type SaidReason = (typeof saidReasons)[number];

/** With what is plain to see while nobody has said anything. */
export const breachReasons = [...saidReasons, 'nobody_took_it', 'unexplained'] as const;
export type BreachReason = (typeof breachReasons)[number];
