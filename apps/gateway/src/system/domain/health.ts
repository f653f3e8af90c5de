export type HealthState = 'ok' | 'degraded' | 'down';

export interface Figures {
  readonly ready: boolean;
  readonly outbox: { readonly depth: number; readonly oldestSeconds: number } | null;
  readonly deadLetters: number;
  readonly timers: { readonly overdue: number } | null;
}

/** Seconds until an event that was not published is a sign that publishing stands still. */
const patience = 30;

/** How a service is that says these figures of itself; null when it says nothing. */
export function healthOf(figures: Figures | null): HealthState {
  if (!figures) return 'down';
  const stuck =
    !figures.ready ||
    figures.deadLetters > 0 ||
    (figures.outbox !== null && figures.outbox.oldestSeconds > patience) ||
    (figures.timers !== null && figures.timers.overdue > 0);
  return stuck ? 'degraded' : 'ok';
}

const order: readonly HealthState[] = ['ok', 'degraded', 'down'];

export const worstOf = (states: readonly HealthState[]): HealthState =>
  states.reduce<HealthState>(
    (worst, state) => (order.indexOf(state) > order.indexOf(worst) ? state : worst),
    'ok',
  );
