import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind } from '@tuntas/kernel';
import { ZodError } from 'zod';
import { databaseProblem } from './database-problem';
import { fastifyProblem } from './fastify-problem';
import { diskProblem } from './disk-problem';
import { type FieldError, fieldErrors } from './field-errors';

/** What went wrong, before it is written down as an RFC 9457 body. */
export interface Problem {
  status: number;
  /** Stable and dotted, for programs. */
  code: string;
  /** One sentence for people. */
  detail: string;
  errors?: FieldError[];
  details?: Record<string, unknown>;
  /** Seconds, for 429 and 503. */
  retryAfter?: number;
}

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unprocessable: 422,
  precondition_failed: 412,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

const DEFAULT_RETRY_AFTER = 2;

/** The problem an error stands for. What nobody foresaw is a 500 that tells nothing but the request's id. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return domainProblem(error);
  if (error instanceof ZodError) {
    return {
      status: 400,
      code: 'validation.failed',
      detail: 'Correct these fields.',
      errors: fieldErrors(error),
    };
  }
  return (
    databaseProblem(error) ??
    diskProblem(error) ??
    fastifyProblem(error) ??
    nestProblem(error) ?? {
      status: 500,
      code: 'internal',
      detail: 'Something went wrong on our side. Report the request id if it goes on.',
    }
  );
}

function domainProblem(error: DomainError): Problem {
  const { errors, retryAfter, ...details } = error.details;
  const status = statusOf[error.kind];
  return {
    status,
    code: error.code,
    detail: error.message,
    details,
    ...(Array.isArray(errors) ? { errors } : {}),
    ...(status === 429 || status === 503
      ? { retryAfter: typeof retryAfter === 'number' ? retryAfter : DEFAULT_RETRY_AFTER }
      : {}),
  };
}

function nestProblem(error: unknown): Problem | undefined {
  if (!(error instanceof HttpException)) return undefined;
  // Nest wraps Fastify's errors and drops their codes.
  const wrapped = fastifyProblem(error.cause);
  if (wrapped) return wrapped;
  const status = error.getStatus();
  if (status >= 500) return undefined;
  // Nest's text for an unknown route repeats the URL, and with it whatever somebody put there.
  if (status === 404) return { status, code: 'route.not_found', detail: 'There is nothing at this address.' };
  return { status, code: `http.${status}`, detail: STATUS_CODES[status] ?? 'The request was refused.' };
}

/** The `application/problem+json` body. Details never replace a standard field. */
export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  return {
    ...problem.details,
    type: `urn:tuntas:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    ...(problem.errors ? { errors: problem.errors } : {}),
    requestId,
  };
}
