import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import { type Actor, Audit, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { Principals } from '../access/principals.service';
import { ApiKeyRow } from '../api-keys/api-key.entity';
import { SessionRow } from '../sessions/session.entity';
import { PasswordLinkRow } from './password-link.entity';
import { findPerson } from './people.service';
import { PersonRow } from './person.entity';

/** In no language, so that histories in both show it. */
const NOBODY = '—';

/** Names and addresses of people are here and nowhere else: what is erased here is erased. What they did stays, under their id. */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly principals: Principals,
  ) {}

  /** Takes name, address, password and every access of a person; false when they were erased before. */
  async erase(id: string, reason: string, actor: Actor): Promise<boolean> {
    if (actor.personId === id) {
      throw new DomainError(
        'conflict',
        'person.own_access',
        'Ask another admin to take your own access away.',
      );
    }
    const erased = await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const person = await findPerson(manager, id, true);
      if (person.name === NOBODY) return false;
      await this.take(manager, person);
      const { organisationId, roles, locale } = person;
      const entry = { organisationId, subject: id, action: 'person.erased', actor, details: { reason } };
      await this.audit.append(manager, entry);
      const data = { personId: id, organisationId, roles, locale, active: false };
      await this.outbox.append(manager, [{ type: 'user.updated', subject: id, organisationId, data }]);
      return true;
    });
    this.principals.forgetPerson(id);
    return erased;
  }

  private async take(manager: EntityManager, { id, version }: PersonRow): Promise<void> {
    await manager.update(
      PersonRow,
      { id, version },
      {
        name: NOBODY,
        // A domain that can never exist (RFC 2606).
        email: `${id}@erased.invalid`,
        passwordHash: null,
        active: false,
        version: version + 1,
        updatedAt: this.clock.now(),
      },
    );
    for (const access of [SessionRow, ApiKeyRow, PasswordLinkRow]) {
      await manager.delete(access, { personId: id });
    }
  }
}
