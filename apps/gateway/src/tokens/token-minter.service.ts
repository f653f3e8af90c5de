import { Injectable } from '@nestjs/common';
import { Clock, tokenRules } from '@tuntas/platform';
import { importJWK, SignJWT } from 'jose';
import { v7 } from 'uuid';
import type { Principal } from '../access/principal';
import { tokenLifeSeconds } from './domain/keyring';
import { SigningKeys } from './signing-keys.service';

const spareMs = 60_000;
const keptAtMost = 10_000;

interface Minted {
  readonly token: Promise<string>;
  readonly expiresAt: number;
  readonly claims: string;
}

/**
 * Short-lived tokens by which the services know the caller. One is used again until a minute before its end, so a
 * service that already took a token honours it for at most five minutes after its key or session was revoked; the
 * gateway itself refuses the revoked credential at once.
 */
@Injectable()
export class TokenMinter {
  private readonly minted = new Map<string, Minted>();

  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  tokenFor(principal: Principal): Promise<string> {
    const now = this.clock.now().getTime();
    const name = `${principal.kind}:${principal.id}`;
    const claims = JSON.stringify(principal.actor);
    const known = this.minted.get(name);
    if (known && known.claims === claims && known.expiresAt - spareMs > now) return known.token;
    const fresh = { token: this.mint(principal, now), expiresAt: now + tokenLifeSeconds * 1000, claims };
    this.minted.delete(name);
    this.minted.set(name, fresh);
    this.dropOldest();
    fresh.token.catch(() => this.minted.delete(name));
    return fresh.token;
  }

  private async mint({ actor }: Principal, now: number): Promise<string> {
    const { kid, jwk } = this.keys.current();
    const issuedAt = Math.floor(now / 1000);
    return new SignJWT({ org: actor.organisationId, roles: actor.roles, kind: actor.kind })
      .setProtectedHeader({ alg: tokenRules.algorithm, typ: tokenRules.typ, kid })
      .setIssuer(tokenRules.issuer)
      .setAudience(tokenRules.audience)
      .setSubject(actor.personId)
      .setJti(v7())
      .setIssuedAt(issuedAt)
      .setNotBefore(issuedAt)
      .setExpirationTime(issuedAt + tokenLifeSeconds)
      .sign(await importJWK(jwk, tokenRules.algorithm));
  }

  private dropOldest(): void {
    if (this.minted.size <= keptAtMost) return;
    const oldest = this.minted.keys().next().value;
    if (oldest !== undefined) this.minted.delete(oldest);
  }
}
