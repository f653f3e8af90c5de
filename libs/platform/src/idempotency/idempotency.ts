import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database';
import { idempotencyLock, type IdempotencyRequest, idempotencyScope } from './idempotency-request';

const findAnswer = `
  SELECT fingerprint, response FROM idempotency_keys WHERE scope = $1 AND route = $2 AND key = $3`;

interface StoredAnswer {
  fingerprint: string;
  response: unknown;
}

/** One effect per `Idempotency-Key`: the stored answer commits with the effect, or neither does. */
@Injectable()
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * Runs `work` unless this key was answered before; then gives that answer again. `work` returns what goes over
   * the wire: the answer is stored as JSON, and the first caller gets it through JSON as well, so that both see the same.
   * Without a `request`, where the key is left to the caller, it simply runs.
   * @throws DomainError 409 `idempotency.in_flight`, 422 `idempotency.mismatch`
   */
  async once<T>(
    manager: EntityManager,
    request: IdempotencyRequest | null | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!request) return work();
    const [lock] = await manager.query<[{ locked: boolean }]>(
      'SELECT pg_try_advisory_xact_lock($1) AS locked',
      [idempotencyLock(request)],
    );
    if (!lock.locked) throw inFlight();
    const [stored] = await manager.query<StoredAnswer[]>(findAnswer, keyOf(request));
    if (stored) return replay<T>(stored, request);

    const response = JSON.stringify((await work()) ?? null);
    await manager.query(
      `INSERT INTO idempotency_keys (scope, route, key, fingerprint, response) VALUES ($1, $2, $3, $4, $5)`,
      [...keyOf(request), request.fingerprint, response],
    );
    return JSON.parse(response);
  }

  /**
   * After a one-statement hot path inserted nothing because the key was taken: the stored answer of that key.
   * @throws DomainError 409 `idempotency.in_flight` while the first request has not committed, 422 `idempotency.mismatch`
   */
  async replayOrRefuse<T>(request: IdempotencyRequest): Promise<T> {
    const [stored] = await this.database.statement<StoredAnswer>({
      name: 'idempotency-answer',
      text: findAnswer,
      values: keyOf(request),
    });
    if (!stored) throw inFlight();
    return replay<T>(stored, request);
  }
}

const keyOf = (request: IdempotencyRequest): string[] => [
  idempotencyScope(request.actor),
  request.route,
  request.key,
];

function replay<T>(stored: StoredAnswer, request: IdempotencyRequest): T {
  if (stored.fingerprint !== request.fingerprint) {
    throw new DomainError(
      'unprocessable',
      'idempotency.mismatch',
      'This Idempotency-Key was used for a different request: send a new key.',
    );
  }
  return stored.response as T;
}

const inFlight = (): DomainError =>
  new DomainError(
    'conflict',
    'idempotency.in_flight',
    'The first request with this Idempotency-Key is still running: send it again in a moment.',
    {},
    { retriable: true },
  );
