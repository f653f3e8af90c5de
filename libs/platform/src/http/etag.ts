import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader } from '@nestjs/swagger';
import { DomainError } from '@tuntas/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The strong entity tag of a row's version: `7` → `"7"`. */
export const etagOf = (version: number): string => `"${version}"`;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** See {@link Tagged}. */
    tagged?: boolean;
  }
}

/** The `version` of what a route answers is the answer's `ETag`, for the `If-Match` of the next change. */
export const Tagged =
  () =>
  <Route extends (...given: never[]) => Promise<{ readonly version: number } | undefined>>(
    target: object,
    key: string | symbol,
    route: TypedPropertyDescriptor<Route>,
  ): void => {
    RouteConfig({ tagged: true })(target, key, route);
  };

/** Does what {@link Tagged} says, as a hook of Fastify; refusals have no version and pass as they are. */
export function tagAnswer(request: FastifyRequest, reply: FastifyReply, answer: unknown): void {
  if (!request.routeOptions.config.tagged || reply.statusCode >= 400) return;
  const { version } = answer as { readonly version: number };
  reply.header('etag', etagOf(version));
}

/** The request's `If-Match` header (`string | undefined`), to be handed to `requireVersion`. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'],
  [
    (target, key) => {
      const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
      if (key === undefined || !method) return;
      ApiHeader({
        name: 'If-Match',
        required: true,
        description: 'The ETag of the version you read; 412 when somebody changed it since.',
      })(target, key, method);
    },
  ],
);

/**
 * Refuses a change that was not made against `version`.
 * @throws DomainError 428 `precondition.required` without the header, 412 `precondition.failed` with another version
 */
export function requireVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined) {
    throw new DomainError(
      'precondition_required',
      'precondition.required',
      'Send If-Match with the ETag you read, so that nobody else’s change is overwritten.',
    );
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(etagOf(version))) return;
  throw new DomainError(
    'precondition_failed',
    'precondition.failed',
    'Somebody changed this since you read it: read it again and repeat your change.',
    { version },
  );
}
