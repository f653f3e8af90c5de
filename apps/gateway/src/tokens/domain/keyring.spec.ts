import fc from 'fast-check';
import { overlapMs, publishedKeys, rotationDue, rotationMs, signingKey, tokenLifeSeconds } from './keyring';

const start = new Date('2026-01-01T00:00:00Z');
const at = (ms: number): Date => new Date(start.getTime() + ms);
const key = (kid: string, ms: number) => ({ kid, createdAt: at(ms) });
const kids = (keys: readonly { kid: string }[]): string[] => keys.map(({ kid }) => kid);

describe('the keyring', () => {
  it('signs with a lone key from its first moment', () => {
    expect(signingKey([key('a', 0)], at(0)).kid).toBe('a');
  });

  it('publishes a new key for the overlap before it signs', () => {
    const keys = [key('a', 0), key('b', rotationMs)];
    expect(signingKey(keys, at(rotationMs + overlapMs - 1)).kid).toBe('a');
    expect(kids(publishedKeys(keys, at(rotationMs)))).toEqual(['b', 'a']);
    expect(signingKey(keys, at(rotationMs + overlapMs)).kid).toBe('b');
  });

  it('keeps the previous key published until its tokens have run out', () => {
    const keys = [key('a', 0), key('b', rotationMs)];
    expect(kids(publishedKeys(keys, at(rotationMs + 2 * overlapMs - 1)))).toEqual(['b', 'a']);
    expect(kids(publishedKeys(keys, at(rotationMs + 2 * overlapMs)))).toEqual(['b']);
  });

  it('never lets a live token outlast the publication of its key', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 10 * overlapMs }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(ages, fc.nat(12 * overlapMs), fc.nat(tokenLifeSeconds * 1000), (made, signedAt, age) => {
        const keys = made.map((ms, index) => key(`k${index}`, ms));
        const known = keys.filter(({ createdAt }) => createdAt <= at(signedAt));
        if (known.length === 0) return;
        const signer = signingKey(known, at(signedAt));
        const later = keys.filter(({ createdAt }) => createdAt <= at(signedAt + age));
        expect(kids(publishedKeys(later, at(signedAt + age)))).toContain(signer.kid);
      }),
    );
  });

  it('asks for a successor after thirty days', () => {
    expect(rotationDue([], at(0))).toBe(true);
    expect(rotationDue([key('a', 0)], at(rotationMs - 1))).toBe(false);
    expect(rotationDue([key('a', 0)], at(rotationMs))).toBe(true);
  });
});
