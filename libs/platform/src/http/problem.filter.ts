import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../tokens';
import { problemBody, problemOf } from './problem';

/** The one place where errors become answers; what it did not foresee is logged here, once, with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // An event handler's error belongs to the inbox, which counts tries.
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

/** Answers `error`; also for Fastify, which meets a malformed URL before Nest sees the request. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  const problem = problemOf(error);
  if (problem.status >= 500) {
    const level = problem.status === 503 ? 'warn' : 'error';
    logger[level]({ err: error, requestId: request.id, code: problem.code }, 'request failed');
  }
  // A stream that broke half-way cannot be answered any more.
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  void reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(problem, request.id));
}
