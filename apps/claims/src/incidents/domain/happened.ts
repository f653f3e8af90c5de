import { DomainError } from '@tuntas/kernel';

/** How far the clock of a phone may run ahead; an offline report must not be stuck because of it. */
const TOLERANCE_MS = 10 * 60_000;

/** When it happened: as reported, now when nothing was said or the phone's clock is a little fast. */
export function happenedAt(reported: string | undefined, now: Date): Date {
  if (reported === undefined) return now;
  const at = new Date(reported);
  if (at.getTime() > now.getTime() + TOLERANCE_MS) {
    throw new DomainError('invalid', 'validation.failed', 'Correct these fields: occurredAt.', {
      errors: [{ field: 'occurredAt', message: 'Must not be in the future' }],
    });
  }
  return at < now ? at : now;
}
