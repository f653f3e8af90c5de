import type { Problem, StoredReport } from './report';

/** What the server said to a try; `null` when it could not be reached. */
export interface Answer {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
  /** Seconds, from `Retry-After`. */
  readonly retryAfter: number | null;
}

export type Verdict = 'wait' | 'sign_in' | 'refused';

const SECOND = 1_000;
const LONGEST_MS = 15 * 60 * SECOND;
/** A parcel may be registered a moment after it was reported; a number that stays unknown was mistyped. */
const TRIES_FOR_AN_UNKNOWN_PARCEL = 3;

/** Whether trying again may help, whether somebody has to sign in first, or whether the report has to be mended. */
export function verdictOf(answer: Answer | null, attempts: number): Verdict {
  if (answer === null) return 'wait';
  const { status, code } = answer;
  if (status === 401) return 'sign_in';
  if (code === 'shipment.unknown') return attempts < TRIES_FOR_AN_UNKNOWN_PARCEL ? 'wait' : 'refused';
  if (code === 'idempotency.in_flight' || status === 408 || status === 429 || status >= 500) return 'wait';
  return 'refused';
}

/** Doubles from five seconds to a quarter of an hour; `random` (0 to 1) keeps a hub's phones from knocking together. */
export function pauseAfter(attempts: number, answer: Answer | null, random: number): number {
  const asked = (answer?.retryAfter ?? 0) * SECOND;
  const doubled = Math.min(LONGEST_MS, 5 * SECOND * 2 ** Math.max(0, attempts - 1));
  return Math.max(asked, doubled * (0.8 + 0.4 * random));
}

/** The report after a try that did not go through. */
export function afterFailure(
  stored: StoredReport,
  answer: Answer | null,
  { now, random }: { now: Date; random: number },
): StoredReport {
  const attempts = stored.attempts + 1;
  const verdict = verdictOf(answer, attempts);
  const problem: Problem = {
    status: answer?.status ?? 0,
    code: answer?.code ?? 'network.unreachable',
    fields: answer?.fields ?? [],
  };
  if (verdict === 'refused') return { ...stored, state: 'refused', attempts, problem, nextTryAt: null };
  const pause = pauseAfter(attempts, answer, random);
  return {
    ...stored,
    // Signing in starts the next try, not the clock.
    attempts: verdict === 'sign_in' ? stored.attempts : attempts,
    problem,
    nextTryAt: verdict === 'sign_in' ? null : new Date(now.getTime() + pause).toISOString(),
  };
}

/** Whether it is time for the next try; a network that has come back, or a person's wish, waits for no clock. */
export const isDue = ({ state, nextTryAt }: StoredReport, now: Date, atOnce: boolean): boolean =>
  state === 'waiting' && (atOnce || nextTryAt === null || new Date(nextTryAt) <= now);

export const waitsForSignIn = ({ state, problem }: StoredReport): boolean =>
  state === 'waiting' && problem?.status === 401;
