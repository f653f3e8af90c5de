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

  /** Takes name, address, password and every access of a person; doing it again changes nothing. */
  async erase(id: string, actor: Actor): Promise<void> {
    if (actor.personId === id) {
      throw new DomainError(
        'conflict',
        'person.own_access',
        'Ask another admin to take your own access away.',
      );
    }
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const person = await findPerson(manager, id, true);
      if (person.name === NOBODY) return;
      await this.take(manager, person);
      const { organisationId, roles, locale } = person;
      await this.audit.append(manager, { organisationId, subject: id, action: 'person.erased', actor });
      const data = { personId: id, organisationId, roles, locale, active: false };
      await this.outbox.append(manager, [{ type: 'user.updated', subject: id, organisationId, data }]);
    });
    this.principals.forgetPerson(id);
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
