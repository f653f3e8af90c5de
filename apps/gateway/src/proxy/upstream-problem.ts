import { DomainError } from '@tuntas/kernel';
import { errorCodes } from 'fastify';
import type { Upstream } from './domain/upstreams';

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** What the caller is told when a service did not answer. Whether a change was made is unknown: hence the hint. */
export function upstreamProblem(error: Error, upstream: Upstream): Error {
  const { cause } = error;
  if (cause instanceof errorCodes.FST_ERR_CTP_BODY_TOO_LARGE) return cause;
  const timedOut = isTimeout(error) || isTimeout(cause);
  return new DomainError(
    'unavailable',
    timedOut ? 'upstream.timeout' : 'upstream.unavailable',
    timedOut
      ? `${upstream} did not answer in time: repeat with the same Idempotency-Key to learn what became of it.`
      : `${upstream} is not available at the moment: repeat with the same Idempotency-Key shortly.`,
    { service: upstream, retryAfter: timedOut ? 5 : 2 },
    { cause: error },
  );
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && timeouts.has(String(error.code));
