import { createHash } from 'node:crypto';
import { DomainError } from '@tuntas/kernel';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Actor, roles } from './actor';

/** What the gateway signs and every service insists on. */
export const tokenRules = {
  issuer: 'tuntas-gateway',
  audience: 'tuntas',
  algorithm: 'EdDSA',
  typ: 'at+jwt',
} as const;

const claims = z.object({
  sub: z.string().min(1),
  org: z.string().min(1).nullable(),
  roles: z.array(z.enum(roles)),
  kind: z.enum(['person', 'api_key', 'service']),
  exp: z.number(),
});

const CLOCK_TOLERANCE_S = 5;
const CACHED_TOKENS = 10_000;
/** How long a failed fetch of the keys is remembered, so that a dead gateway is not asked once per request. */
const FAILURE_PAUSE_MS = 1_000;

interface Verified {
  actor: Actor;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * Verifies access tokens against the gateway's published keys. A token that was verified is trusted until it
 * expires without a second signature check, which otherwise costs more than the rest of a small request.
 */
export class TokenVerifier {
  private readonly verified = new Map<string, Verified>();
  private readonly keys: JWTVerifyGetKey;
  private pausedUntil = 0;

  constructor(jwksUrl: string) {
    // An unknown kid may cause one fetch per cooldown, however many such tokens arrive.
    const remote = createRemoteJWKSet(new URL(jwksUrl), {
      cooldownDuration: 5_000,
      cacheMaxAge: 300_000,
      timeoutDuration: 3_000,
    });
    this.keys = async (header, token) => {
      // jose accepts a token without kid when only one key fits; ours always name theirs.
      if (!header?.kid) throw new errors.JWKSNoMatchingKey();
      if (Date.now() < this.pausedUntil) throw new errors.JWKSTimeout();
      return remote(header, token);
    };
  }

  /**
   * The actor a bearer token stands for.
   * @throws DomainError 401 `auth.token_invalid` or `auth.token_expired`; 503 `auth.keys_unavailable` when the keys cannot be had
   */
  async verify(token: string): Promise<Actor> {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(hash);
    if (known && Date.now() < known.expiresAt) return known.actor;
    const verified = await this.check(token);
    this.remember(hash, verified);
    return verified.actor;
  }

  private async check(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: [tokenRules.algorithm],
        issuer: tokenRules.issuer,
        audience: tokenRules.audience,
        typ: tokenRules.typ,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      const { sub, org, roles: held, kind, exp } = claims.parse(payload);
      return { actor: { personId: sub, organisationId: org, roles: held, kind }, expiresAt: exp * 1_000 };
    } catch (error) {
      throw this.refusal(error);
    }
  }

  private refusal(error: unknown): DomainError {
    if (error instanceof errors.JWTExpired) {
      return new DomainError(
        'unauthenticated',
        'auth.token_expired',
        'The access token has expired: get a new one.',
      );
    }
    if (isRefusedToken(error)) {
      return new DomainError('unauthenticated', 'auth.token_invalid', 'The access token is not valid.');
    }
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + FAILURE_PAUSE_MS);
    return new DomainError(
      'unavailable',
      'auth.keys_unavailable',
      'Tokens cannot be checked at the moment: try again shortly.',
      {},
      { cause: error },
    );
  }

  /** The oldest entry leaves first: tokens live for minutes, so age and disuse come to the same. */
  private remember(hash: string, verified: Verified): void {
    if (this.verified.size >= CACHED_TOKENS) {
      const [oldest] = this.verified.keys();
      if (oldest !== undefined) this.verified.delete(oldest);
    }
    this.verified.set(hash, verified);
  }
}

/** The token's fault, as opposed to keys that could not be fetched. jose throws its bare base class for those. */
const isRefusedToken = (error: unknown): boolean =>
  error instanceof z.ZodError ||
  (error instanceof errors.JOSEError &&
    error.code !== 'ERR_JOSE_GENERIC' &&
    !(error instanceof errors.JWKSTimeout));
