import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { DomainError, type ErrorKind } from '@tuntas/kernel';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { fieldErrors, validationFailed } from './field-errors';
import { problemBody, problemOf } from './problem';

const pgError = (code: string): Error => Object.assign(new Error('value "canary" is wrong'), { code });
const typeormError = (code: string): Error => new QueryFailedError('SELECT $1', ['canary'], pgError(code));

describe('problemOf', () => {
  const kinds: [ErrorKind, number][] = [
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['unprocessable', 422],
    ['precondition_failed', 412],
    ['precondition_required', 428],
    ['too_many', 429],
    ['unavailable', 503],
  ];

  it.each(kinds)('answers %s with %i', (kind, status) => {
    expect(problemOf(new DomainError(kind, 'a.code', 'Do this.'))).toMatchObject({
      status,
      code: 'a.code',
      detail: 'Do this.',
    });
  });

  it('says when to come back, by the rule or by default', () => {
    expect(problemOf(new DomainError('too_many', 'c', 'm', { retryAfter: 60 }))).toMatchObject({
      retryAfter: 60,
    });
    expect(problemOf(new DomainError('unavailable', 'c', 'm')).retryAfter).toBeGreaterThan(0);
    expect(problemOf(new DomainError('conflict', 'c', 'm')).retryAfter).toBeUndefined();
  });

  const busy = [
    '40001',
    '40P01',
    '53100',
    '53300',
    '55P03',
    '57014',
    '57P01',
    '57P03',
    '08006',
    'ECONNREFUSED',
  ];
  it.each(busy)('answers %s of the database with 503 and Retry-After', (code) => {
    for (const error of [pgError(code), typeormError(code)]) {
      expect(problemOf(error)).toMatchObject({ status: 503, code: 'database.unavailable', retryAfter: 2 });
    }
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Query read timeout',
  ])('answers "%s" of the pool with 503', (message) => {
    expect(problemOf(new Error(message))).toMatchObject({ status: 503 });
  });

  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])('answers a disk without room (%s) with 503', (code) => {
    const error = Object.assign(new Error(`${code}: write`), { code });
    expect(problemOf(error)).toMatchObject({ status: 503, code: 'storage.full', retryAfter: 60 });
  });

  it.each(['22P02', '22003', '22007', '22008', '22021'])(
    'answers a malformed value (%s) with 400',
    (code) => {
      expect(problemOf(typeormError(code))).toMatchObject({ status: 400, code: 'validation.failed' });
    },
  );

  it('answers a unique violation with 409', () => {
    expect(problemOf(typeormError('23505'))).toMatchObject({ status: 409, code: 'conflict.exists' });
  });

  const unforeseen = [
    new Error('canary'),
    typeormError('23503'),
    pgError('42P01'),
    'canary',
    undefined,
    null,
    { code: 7 },
  ];
  it.each(unforeseen)('answers what it did not foresee with a bare 500', (error) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problemBody(problem, 'id'))).not.toContain('canary');
  });

  it('answers Nest’s own refusals without their texts', () => {
    expect(problemOf(new NotFoundException('Cannot GET /canary'))).toMatchObject({ code: 'route.not_found' });
    expect(problemOf(new BadRequestException('canary'))).toEqual({
      status: 400,
      code: 'http.400',
      detail: 'Bad Request',
    });
    expect(problemOf(new HttpException('canary', 502))).toMatchObject({ status: 500, code: 'internal' });
  });
});

describe('problemBody', () => {
  it('lets no detail replace a standard field', () => {
    const problem = problemOf(
      new DomainError('conflict', 'a.b', 'm', { status: 200, code: 'x', type: 'y', due: 'z' }),
    );
    expect(problemBody(problem, 'request-1')).toEqual({
      type: 'urn:tuntas:problem:a.b',
      title: 'Conflict',
      status: 409,
      code: 'a.b',
      detail: 'm',
      due: 'z',
      requestId: 'request-1',
    });
  });
});

describe('fieldErrors', () => {
  it('names fields by their path, unknown ones by name, and the whole by its place', () => {
    const schema = z.strictObject({ lines: z.array(z.strictObject({ weight: z.number() })) });
    const errorsOf = (value: unknown, root?: string) => {
      const { error } = schema.safeParse(value);
      return error ? fieldErrors(error, root) : [];
    };
    expect(errorsOf({ lines: [{ weight: 'heavy', a: 1, b: 2 }] }).map(({ field }) => field)).toEqual([
      'lines.0.weight',
      'lines.0.a',
      'lines.0.b',
    ]);
    expect(errorsOf(undefined, 'query')).toEqual([expect.objectContaining({ field: 'query' })]);
    expect(JSON.stringify(errorsOf({ lines: [{ weight: 'canary' }] }))).not.toContain('canary');
  });

  it('becomes a 400 that lists them', () => {
    expect(problemOf(validationFailed([{ field: 'a', message: 'm' }]))).toEqual({
      status: 400,
      code: 'validation.failed',
      detail: 'Correct these fields: a.',
      details: {},
      errors: [{ field: 'a', message: 'm' }],
    });
  });
});
