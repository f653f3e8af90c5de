import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Role, tokenRules } from '@tuntas/platform';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What a token says about its bearer; what is left out is an agent of no organisation. */
export interface TokenClaims {
  sub?: string;
  org?: string | null;
  roles?: Role[];
  kind?: 'person' | 'api_key' | 'service';
}

/** Stands in for the gateway: publishes a key at `jwksUrl` and signs access tokens a service accepts. */
export interface TestIssuer {
  readonly jwksUrl: string;
  /** How often the keys were fetched. */
  fetches(): number;
  /** A token that lives for five minutes. */
  token(claims?: TokenClaims): Promise<string>;
  close(): Promise<void>;
}

/** Makes access tokens as the gateway does, and serves the key that proves them. */
export async function testIssuer(): Promise<TestIssuer & { privateKey: CryptoKey; publicKey: CryptoKey }> {
  const { privateKey, publicKey } = await generateKeyPair(tokenRules.algorithm, { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'test-key', alg: tokenRules.algorithm, use: 'sig' };
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    privateKey,
    publicKey,
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    fetches: () => fetches,
    token: ({ sub = 'person-1', org = null, roles = ['agent'], kind = 'person' } = {}) =>
      new SignJWT({ org, roles, kind })
        .setProtectedHeader({ alg: tokenRules.algorithm, typ: tokenRules.typ, kid: 'test-key' })
        .setSubject(sub)
        .setIssuer(tokenRules.issuer)
        .setAudience(tokenRules.audience)
        .setIssuedAt()
        .setExpirationTime('5 min')
        .sign(privateKey),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
