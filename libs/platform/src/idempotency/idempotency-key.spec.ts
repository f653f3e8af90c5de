import fc from 'fast-check';
import { readIdempotencyHeader } from './idempotency-key';
import { fingerprintOf, idempotencyLock } from './idempotency-request';

const request = (key: string | string[] | undefined, body: unknown = { a: 1, b: 2 }, url = '/claims/1') => ({
  method: 'POST',
  url,
  body,
  headers: { 'idempotency-key': key },
  routeOptions: { url: '/claims/:id' },
});

describe('Idempotency-Key', () => {
  it('is optional unless the route moves money', () => {
    expect(readIdempotencyHeader(request(undefined), false)).toBeNull();
    expect(() => readIdempotencyHeader(request(undefined), true)).toThrow(/Send an Idempotency-Key/);
  });

  it.each([['x'.repeat(256)], ['x'.repeat(10_240)], ['tab\tkey'], ['kéy'], ['nul\0']])(
    'refuses %j',
    (key) => {
      expect(() => readIdempotencyHeader(request(key), false)).toThrow(/1 to 255 printable/);
    },
  );

  it('stands for the route and for what was asked', () => {
    const header = (body: unknown, url?: string) => readIdempotencyHeader(request('k', body, url), true);
    expect(header({ a: 1 })?.route).toBe('POST /claims/:id');
    expect(header({ b: 2, a: 1 })).toEqual(header({ a: 1, b: 2 }));
    expect(header({ a: 1 })).not.toEqual(header({ a: 2 }));
    expect(header({ a: 1 })).not.toEqual(header({ a: 1 }, '/claims/2'));
  });

  it('has one lock per organisation, route and key', () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string());
    const lockOf = ([organisationId, route, key]: [string, string, string]) =>
      idempotencyLock({ actor: { personId: 'p', organisationId, roles: [], kind: 'person' }, route, key });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        fc.pre(![...left, ...right].some((part) => part.includes('\0')));
        expect(lockOf(left) === lockOf(right)).toBe(JSON.stringify(left) === JSON.stringify(right));
      }),
    );
    expect(BigInt.asIntN(64, BigInt(lockOf(['a', 'b', 'c'])))).toBe(BigInt(lockOf(['a', 'b', 'c'])));
  });

  it('hashes equal values equally', () => {
    const reversed = (value: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(value).toReversed());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(fingerprintOf(reversed(value))).toBe(fingerprintOf(value));
      }),
    );
  });
});
