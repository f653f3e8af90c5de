const MINUTE = 60_000;

/** Pauses after the first, second … refusal of a mail server; after the last one the message has failed. */
const pauses = [0.5, 2, 10, 30, 2 * 60, 6 * 60, 12 * 60].map((minutes) => minutes * MINUTE);

/** When to try again after `attempts` tries, or `null` when it is enough. `random` in [0, 1) spreads a crowd. */
export function retryAt(attempts: number, now: Date, random: number): Date | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + Math.round(pause * (0.9 + 0.2 * random)));
}
