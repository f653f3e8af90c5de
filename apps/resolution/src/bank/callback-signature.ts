import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@tuntas/kernel';

const toleranceSeconds = 300;

export interface SignedCallback {
  readonly rawBody: Buffer;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/**
 * Holds the callback's bytes as they arrived against `sha256=HMAC(key, timestamp.body)`; a body written anew, an old
 * one and one without signature are all the same 401.
 */
export function verifyCallback(
  { rawBody, timestamp, signature }: SignedCallback,
  key: string,
  now: Date,
): void {
  const seconds = /^\d{1,12}$/.test(timestamp ?? '') ? Number(timestamp) : NaN;
  const fresh = Math.abs(now.getTime() / 1000 - seconds) <= toleranceSeconds;
  const expected = createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest('hex');
  const given = Buffer.from(signature ?? '');
  const wanted = Buffer.from(`sha256=${expected}`);
  if (!fresh || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new DomainError(
      'unauthenticated',
      'bank_callback.signature',
      'The signature does not fit this callback.',
    );
  }
}
