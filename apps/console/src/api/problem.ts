export interface FieldError {
  readonly field: string;
  readonly message: string;
}

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly FieldError[];
  /** What the problem says beyond the standard fields, such as the allowed moves of a 409. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An RFC 9457 answer, or the network's silence (`network.unreachable`), as an error. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail);
  }

  get code(): string {
    return this.body.code;
  }
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'field' in value && 'message' in value;

/** Reads whatever an error answer carried; a proxy's HTML page becomes a problem as well. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, requestId, errors, ...details } = given;
  return new ApiProblem(status, {
    code: text(code, `http.${status}`),
    detail: text(detail, ''),
    requestId: text(requestId, ''),
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
    details,
  });
}

export const unreachable = (): ApiProblem => problemFrom(0, { code: 'network.unreachable' });

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : problemFrom(0, { code: 'console.failed', detail: String(error) });
