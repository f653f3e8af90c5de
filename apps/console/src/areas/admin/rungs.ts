import type { Schemas } from '../../api/paths';

export type PolicyDefinition = Schemas['claims']['SavePolicyDto']['definition'];
export type Rung = PolicyDefinition['rungs'][number];
type ClockName = keyof PolicyDefinition['clocks'];

export const units = ['minutes', 'hours', 'working_days'] as const;
/** A share of the time, or so long after it ran out. */
export const whens = ['percent', ...units] as const;
type When = (typeof whens)[number];

export const targets = ['assignee', 'supervisor', 'admin'] as const;
/** Always there; their names are what the service knows them by. */
export const fixedRungs = ['warn', 'breach'] as const;

export const clockNames = [
  'first_response',
  'next_response',
  'update',
  'decision',
  'payout',
] as const satisfies readonly ClockName[];

export const whenOf = (rung: Rung): When => rung.after?.unit ?? 'percent';

/** The same step at another time. */
export function timedAs({ percent: _, after: __, ...rung }: Rung, when: When, value: number): Rung {
  return when === 'percent' ? { ...rung, percent: value } : { ...rung, after: { unit: when, value } };
}

/** Another step, an hour after the last, under a name that is free. */
export function nextRung(rungs: readonly Rung[]): Rung {
  const taken = new Set(rungs.map(({ name }) => name));
  let number = 1;
  while (taken.has(`step_${number}`)) number += 1;
  return { name: `step_${number}`, after: { unit: 'hours', value: 1 }, to: 'supervisor' };
}

/** Steps before the promise is missed first; the office decides how long an hour after is. */
export const inOrder = (rungs: readonly Rung[]): Rung[] =>
  [...rungs].sort((a, b) => (a.percent ?? Infinity) - (b.percent ?? Infinity) || 0);
