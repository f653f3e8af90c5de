import { Injectable } from '@nestjs/common';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { ApiKeyRow } from '../api-keys/api-key.entity';
import { PersonRow } from '../people/person.entity';
import { expiryOf, isLive, needsTouch } from '../sessions/domain/session';
import { SessionRow } from '../sessions/session.entity';
import { type Credential, heldRoles, type Principal } from './principal';
import { hashOf } from './secret';

const keptMs = 5_000;
const keptAtMost = 10_000;

interface Kept {
  readonly until: number;
  readonly principal: Promise<Principal | null>;
  personId?: string;
}

/**
 * Who is behind a session token or key. An answer is kept for five seconds, so that a key that files thousands of
 * claims is not read thousands of times; what this process revokes it forgets at once, others within those seconds.
 */
@Injectable()
export class Principals {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async identify({ kind, secret }: Credential): Promise<Principal | null> {
    const hash = hashOf(secret);
    const key = `${kind}:${hash.toString('base64')}`;
    const now = this.clock.now();
    const known = this.kept.get(key);
    if (known && known.until > now.getTime()) return known.principal;
    const entry: Kept = {
      until: now.getTime() + keptMs,
      principal: this.database.transaction(SYSTEM_SCOPE, (manager) =>
        kind === 'session' ? sessionPrincipal(manager, hash, now) : keyPrincipal(manager, hash, now),
      ),
    };
    this.keep(key, entry);
    try {
      const principal = await entry.principal;
      // Nothing is kept for a wrong secret: guesses must not push real callers out.
      if (principal) entry.personId = principal.actor.personId;
      else this.kept.delete(key);
      return principal;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }

  forgetPerson(personId: string): void {
    for (const [key, entry] of this.kept) {
      if (entry.personId === undefined || entry.personId === personId) this.kept.delete(key);
    }
  }

  private keep(key: string, entry: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, entry);
    if (this.kept.size <= keptAtMost) return;
    const oldest = this.kept.keys().next().value;
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}

async function sessionPrincipal(manager: EntityManager, hash: Buffer, now: Date): Promise<Principal | null> {
  const session = await manager.findOneBy(SessionRow, { tokenHash: hash });
  if (!session || !isLive(session, now)) return null;
  const person = await manager.findOneBy(PersonRow, { id: session.personId, active: true });
  if (!person) return null;
  const expiresAt = needsTouch(session, now) ? expiryOf(session.createdAt, now) : session.expiresAt;
  if (expiresAt !== session.expiresAt) {
    await manager.update(SessionRow, { id: session.id }, { lastSeenAt: now, expiresAt });
  }
  return {
    kind: 'session',
    id: session.id,
    locale: person.locale,
    expiresAt,
    actor: {
      personId: person.id,
      organisationId: person.organisationId,
      roles: person.roles,
      kind: 'person',
    },
  };
}

async function keyPrincipal(manager: EntityManager, hash: Buffer, now: Date): Promise<Principal | null> {
  const key = await manager.findOneBy(ApiKeyRow, { keyHash: hash });
  if (!key || key.revokedAt) return null;
  const person = await manager.findOneBy(PersonRow, { id: key.personId, active: true });
  if (!person) return null;
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000) {
    await manager.update(ApiKeyRow, { id: key.id }, { lastUsedAt: now });
  }
  return {
    kind: 'api_key',
    id: key.id,
    locale: person.locale,
    expiresAt: null,
    actor: {
      personId: person.id,
      organisationId: person.organisationId,
      roles: heldRoles(key.roles, person.roles),
      kind: 'api_key',
    },
  };
}
