import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { DomainError } from '@tuntas/kernel';
import type { FastifyRequest } from 'fastify';
import { fingerprintOf, type IdempotencyHeader } from './idempotency-request';

/**
 * The request's `Idempotency-Key` with route and fingerprint (`IdempotencyHeader | null`). `{ required: true }` on
 * routes that create or move money: without the header they answer 400.
 */
export function IdempotencyKey(options: { required?: boolean } = {}): ParameterDecorator {
  const required = options.required ?? false;
  return (target, key, index) => {
    fromHeader(required)(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || !method) return;
    ApiHeader({
      name: 'Idempotency-Key',
      required,
      description:
        'Up to 255 printable characters, new for each intent: sent again, it gets the first answer again.',
    })(target, key, method);
  };
}

const fromHeader = createParamDecorator(
  (required: boolean, context: ExecutionContext): IdempotencyHeader | null =>
    readIdempotencyHeader(context.switchToHttp().getRequest<FastifyRequest>(), required),
);

interface KeyedRequest {
  method: string;
  url: string;
  body?: unknown;
  headers: Record<string, string | string[] | undefined>;
  routeOptions: { url?: string | undefined };
}

/** @throws DomainError 400 `idempotency.key_required` or `idempotency.key_invalid` */
export function readIdempotencyHeader(request: KeyedRequest, required: boolean): IdempotencyHeader | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') {
    if (!required) return null;
    throw new DomainError(
      'invalid',
      'idempotency.key_required',
      'Send an Idempotency-Key header with this request.',
    );
  }
  if (typeof key !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new DomainError(
      'invalid',
      'idempotency.key_invalid',
      'Idempotency-Key must be one header of 1 to 255 printable ASCII characters.',
    );
  }
  return {
    key,
    route: `${request.method} ${request.routeOptions.url ?? request.url}`,
    fingerprint: fingerprintOf({ url: request.url, body: request.body ?? null }),
  };
}
