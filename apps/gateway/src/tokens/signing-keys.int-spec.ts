import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock, TokenVerifier } from '@tuntas/platform';
import { decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { type TestGateway, testGateway } from '../../test/gateway';
import type { Principal } from '../access/principal';
import { overlapMs } from './domain/keyring';
import { SigningKeys } from './signing-keys.service';
import { TokenMinter } from './token-minter.service';

let gateway: TestGateway;
let keys: SigningKeys;
let minter: TokenMinter;
let now: jest.SpyInstance<Date, []>;

beforeAll(async () => {
  gateway = await testGateway();
  keys = gateway.app.get(SigningKeys, { strict: false });
  minter = gateway.app.get(TokenMinter, { strict: false });
  now = jest.spyOn(gateway.app.get(Clock, { strict: false }), 'now');
});
afterAll(() => gateway.close());

let person = 0;
/** Somebody new each time, so that no token is used again. */
const token = () => {
  const principal: Principal = {
    kind: 'session',
    id: `session-${(person += 1)}`,
    locale: 'id',
    expiresAt: null,
    actor: { personId: 'p1', organisationId: 'o1', roles: ['agent'], kind: 'person' },
  };
  return minter.tokenFor(principal);
};
const kidOf = (jwt: string): string => decodeProtectedHeader(jwt).kid ?? '';
const published = async (): Promise<string[]> => {
  const answer = await fetch(`${gateway.url}/.well-known/jwks.json`);
  return ((await answer.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
};
const verifier = () => new TokenVerifier(`${gateway.url}/.well-known/jwks.json`);

describe('the signing keys', () => {
  it('are files that nobody else may read, and publish no secret', async () => {
    const folder = join(gateway.stateDir, 'keys');
    const names = await readdir(folder);
    expect(names).toHaveLength(1);
    expect((await stat(join(folder, names[0] ?? ''))).mode & 0o777).toBe(0o600);
    const text = await (await fetch(`${gateway.url}/.well-known/jwks.json`)).text();
    expect(JSON.parse(text)).toMatchObject({
      keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' }],
    });
    expect(text).not.toContain('"d"');
  });

  it('change without a moment in which a token is refused', async () => {
    const start = Date.now();
    const at = (ms: number) => now.mockReturnValue(new Date(start + ms));
    at(0);
    const fetchedBefore = verifier();
    const before = await token();
    await fetchedBefore.verify(before);
    await keys.rotate();

    // Published at once, signing only when every service has had time to fetch it.
    const between = await token();
    expect(kidOf(between)).toBe(kidOf(before));
    expect(await published()).toHaveLength(2);
    await expect(fetchedBefore.verify(between)).resolves.toBeDefined();
    const fetchedMeanwhile = verifier();
    await fetchedMeanwhile.verify(between);

    at(overlapMs);
    const issuedByNew = await token();
    expect(kidOf(issuedByNew)).not.toBe(kidOf(before));
    // The old key is still published for the tokens it signed.
    expect(await published()).toEqual(expect.arrayContaining([kidOf(before), kidOf(issuedByNew)]));

    at(2 * overlapMs);
    await keys.reload();
    expect(await published()).toEqual([kidOf(issuedByNew)]);
    at(0);
  });

  it('change while strangers ask for keys that never were, and no good token is refused', async () => {
    const start = Date.now();
    // Only the date: connections and pools go on with real timers.
    const doNotFake = [
      ...(['nextTick', 'setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
      ...(['setInterval', 'clearInterval', 'queueMicrotask', 'performance', 'hrtime'] as const),
    ];
    jest.useFakeTimers({ now: start, doNotFake });
    const at = (ms: number) => {
      now.mockReturnValue(new Date(start + ms));
      jest.setSystemTime(start + ms);
    };
    const service = verifier();
    const strange = async (index: number) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: `strange-${index}` })
        .sign((await generateKeyPair('EdDSA')).privateKey);
    try {
      for (let quarter = 0; quarter <= 3; quarter += 1) {
        at((quarter * overlapMs) / 2);
        // A flood takes the one fetch that unknown keys may cause, just before the keys change.
        const flood = await Promise.all(Array.from({ length: 50 }, (_, index) => strange(index)));
        for (const refused of await Promise.allSettled(flood.map((jwt) => service.verify(jwt)))) {
          expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'auth.token_invalid' } });
        }
        await keys.rotate(quarter === 0);
        await expect(service.verify(await token())).resolves.toMatchObject({ personId: 'p1' });
      }
    } finally {
      at(0);
      jest.useRealTimers();
    }
  });

  it('that two gateways make together are one', async () => {
    const count = async () => (await readdir(join(gateway.stateDir, 'keys'))).length;
    const before = await count();
    await Promise.all([keys.rotate(false), keys.rotate(false), keys.rotate(false)]);
    expect(await count()).toBe(before);
  });

  it('sign a token once and use it until a minute before its end', async () => {
    const principal: Principal = {
      kind: 'api_key',
      id: 'k1',
      locale: 'id',
      expiresAt: null,
      actor: { personId: 'p1', organisationId: null, roles: ['agent'], kind: 'api_key' },
    };
    const start = Date.now();
    now.mockReturnValue(new Date(start));
    const first = await minter.tokenFor(principal);
    now.mockReturnValue(new Date(start + 239_000));
    expect(await minter.tokenFor(principal)).toBe(first);
    now.mockReturnValue(new Date(start + 240_000));
    expect(await minter.tokenFor(principal)).not.toBe(first);
    const fewer = { ...principal, actor: { ...principal.actor, roles: [] } };
    expect(await minter.tokenFor(fewer)).not.toBe(await minter.tokenFor(principal));
  });
});
