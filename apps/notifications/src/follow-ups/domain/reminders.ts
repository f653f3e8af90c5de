const DAY = 24 * 3_600_000;

/**
 * When to remind of missing evidence: half-way, and a day before the time is up. A step that would come less than
 * half a day after the one before it is left out.
 */
export function reminderTimes(requestedAt: Date, answerBy: Date): Date[] {
  const [from, until] = [requestedAt.getTime(), answerBy.getTime()];
  const steps = [from + (until - from) / 2, until - DAY];
  return steps
    .filter((step, index) => step - (index === 0 ? from : steps[index - 1]!) >= DAY / 2)
    .map((step) => new Date(step));
}
