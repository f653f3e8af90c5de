import { Injectable } from '@nestjs/common';
import type { Role } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, scopeOf } from '@tuntas/platform';
import { IsNull } from 'typeorm';
import { v7 } from 'uuid';
import { keyPrefix } from '../access/credential';
import { Principals } from '../access/principals.service';
import { hashOf, newSecret } from '../access/secret';
import { findPerson } from '../people/people.service';
import { ApiKeyRow } from './api-key.entity';

export interface NewApiKey {
  name: string;
  roles: Role[];
  personId?: string | undefined;
}

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly principals: Principals,
  ) {}

  /** A key that acts as its person: two keys of one person are still one pair of eyes. */
  create(wanted: NewApiKey, actor: Actor): Promise<{ key: string; apiKey: ApiKeyRow }> {
    const personId = wanted.personId ?? actor.personId;
    return this.database.transaction(scopeOf(actor), async (manager) => {
      if (personId !== actor.personId && !actor.roles.includes('admin')) throw notFound('person');
      const person = await findPerson(manager, personId);
      checkRoles(wanted.roles, person.roles);
      const key = keyPrefix + newSecret();
      const apiKey = {
        id: v7(),
        personId,
        organisationId: person.organisationId,
        name: wanted.name,
        hint: key.slice(0, keyPrefix.length + 4),
        keyHash: hashOf(key),
        roles: [...new Set(wanted.roles)],
        createdBy: actor.personId,
        createdAt: this.clock.now(),
        lastUsedAt: null,
        revokedAt: null,
      };
      await manager.insert(ApiKeyRow, apiKey);
      await this.audit.append(manager, {
        organisationId: apiKey.organisationId,
        subject: apiKey.id,
        action: 'api_key.created',
        actor,
        details: { personId, roles: apiKey.roles },
      });
      return { key, apiKey };
    });
  }

  async revoke(id: string, actor: Actor): Promise<void> {
    const personId = await this.database.transaction(scopeOf(actor), async (manager) => {
      const apiKey = await manager.findOneBy(ApiKeyRow, { id });
      const mine = apiKey?.personId === actor.personId || actor.roles.includes('admin');
      if (!apiKey || !mine) throw notFound('API key');
      const { affected } = await manager.update(
        ApiKeyRow,
        { id, revokedAt: IsNull() },
        { revokedAt: this.clock.now() },
      );
      // Revoked before: the same answer again.
      if (affected === 0) return null;
      await this.audit.append(manager, {
        organisationId: apiKey.organisationId,
        subject: id,
        action: 'api_key.revoked',
        actor,
        details: { personId: apiKey.personId },
      });
      return apiKey.personId;
    });
    if (personId) this.principals.forgetPerson(personId);
  }
}

function checkRoles(wanted: readonly Role[], held: readonly Role[]): void {
  const beyond = wanted.filter((role) => !held.includes(role));
  if (beyond.length === 0) return;
  throw new DomainError(
    'unprocessable',
    'api_key.role_not_held',
    'A key cannot do more than the person it acts for.',
    { beyond },
  );
}

const notFound = (what: string): DomainError =>
  new DomainError(
    'not_found',
    `${what === 'person' ? 'person' : 'api_key'}.not_found`,
    `There is no such ${what}.`,
  );
