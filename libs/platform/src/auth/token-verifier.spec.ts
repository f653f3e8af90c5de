import { testIssuer } from '@tuntas/testing';
import { type CryptoKey, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { tokenRules, TokenVerifier } from './token-verifier';

type Issuer = Awaited<ReturnType<typeof testIssuer>>;

describe('TokenVerifier', () => {
  let issuer: Issuer;
  let verifier: TokenVerifier;

  beforeAll(async () => {
    issuer = await testIssuer();
    verifier = new TokenVerifier(issuer.jwksUrl);
  });
  afterAll(() => issuer.close());

  const now = () => Math.floor(Date.now() / 1_000);

  interface Forgery {
    header?: Record<string, unknown>;
    payload?: Record<string, unknown>;
    key?: CryptoKey | Uint8Array;
  }

  const forge = ({ header, payload, key }: Forgery) =>
    new SignJWT({
      iss: tokenRules.issuer,
      aud: tokenRules.audience,
      sub: 'person-1',
      org: null,
      roles: ['agent'],
      kind: 'person',
      exp: now() + 60,
      ...payload,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test-key', ...header })
      .sign(key ?? issuer.privateKey);

  it('gives the actor of a good token', async () => {
    const token = await issuer.token({ sub: 'p', org: 'o', roles: ['shipper'], kind: 'api_key' });
    expect(await verifier.verify(token)).toEqual({
      personId: 'p',
      organisationId: 'o',
      roles: ['shipper'],
      kind: 'api_key',
    });
  });

  const unsigned = () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = { iss: tokenRules.issuer, aud: tokenRules.audience, sub: 'p', exp: now() + 60 };
    return Promise.resolve(`${part({ alg: 'none', typ: 'at+jwt', kid: 'test-key' })}.${part(body)}.`);
  };

  const forgeries: [string, () => Promise<string>][] = [
    ['alg none', unsigned],
    [
      'HS256 with the public key as its secret',
      async () =>
        forge({
          header: { alg: 'HS256' },
          key: new TextEncoder().encode(await exportSPKI(issuer.publicKey)),
        }),
    ],
    ['a foreign key', async () => forge({ key: (await generateKeyPair('EdDSA')).privateKey })],
    ['another issuer', () => forge({ payload: { iss: 'somebody' } })],
    ['another audience', () => forge({ payload: { aud: 'somebody' } })],
    ['another typ', () => forge({ header: { typ: 'JWT' } })],
    ['no typ', () => forge({ header: { typ: undefined } })],
    ['no kid', () => forge({ header: { kid: undefined } })],
    ['an unknown kid', () => forge({ header: { kid: 'other' } })],
    ['a time before nbf', () => forge({ payload: { nbf: now() + 60 } })],
    ['no exp', () => forge({ payload: { exp: undefined } })],
    ['no sub', () => forge({ payload: { sub: undefined } })],
    ['an unknown role', () => forge({ payload: { roles: ['root'] } })],
    ['no roles', () => forge({ payload: { roles: undefined } })],
    ['not a token', () => Promise.resolve('rubbish')],
  ];

  it.each(forgeries)('refuses %s', async (_, make) => {
    await expect(verifier.verify(await make())).rejects.toMatchObject({
      kind: 'unauthenticated',
      code: 'auth.token_invalid',
    });
  });

  it('refuses an expired token and says so', async () => {
    await expect(verifier.verify(await forge({ payload: { exp: now() - 60 } }))).rejects.toMatchObject({
      code: 'auth.token_expired',
    });
  });

  it('refuses a token that expired after it was verified once', async () => {
    const token = await forge({ payload: { exp: now() + 1 } });
    await verifier.verify(token);
    jest.useFakeTimers({ now: Date.now() + 60_000, doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
    try {
      await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'auth.token_expired' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('answers a thousand unknown kids with few fetches', async () => {
    const fresh = new TokenVerifier(issuer.jwksUrl);
    const before = issuer.fetches();
    const tokens = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => forge({ header: { kid: `unknown-${index}` } })),
    );
    const results = await Promise.allSettled(tokens.map((token) => fresh.verify(token)));
    expect(results.every((result) => result.status === 'rejected')).toBe(true);
    expect(issuer.fetches() - before).toBeLessThanOrEqual(2);
  });

  it('says unavailable, not unauthenticated, when the keys cannot be had', async () => {
    const lonely = new TokenVerifier('http://127.0.0.1:9/jwks.json');
    const token = await issuer.token();
    const refused = { kind: 'unavailable', code: 'auth.keys_unavailable' };
    await expect(lonely.verify(token)).rejects.toMatchObject(refused);
    await expect(lonely.verify(token)).rejects.toMatchObject(refused);
  });
});
