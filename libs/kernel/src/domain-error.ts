/** What kind of refusal this is; the HTTP edge maps each kind to one status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'unprocessable'
  | 'precondition_failed'
  | 'precondition_required'
  | 'too_many'
  | 'unavailable';

const retriableKinds: ReadonlySet<ErrorKind> = new Set(['too_many', 'unavailable']);

/**
 * A broken rule, told so that the caller can act on it.
 *
 * `code` is stable and dotted (`claim.illegal_transition`); `message` is one English sentence that says what
 * to do; `details` holds ids, codes and limits and never personal data, because it is logged and answered.
 * `retriable` says whether the same call may succeed later without a change.
 */
export class DomainError extends Error {
  readonly retriable: boolean;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    options: { retriable?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.retriable = options.retriable ?? retriableKinds.has(kind);
  }
}
