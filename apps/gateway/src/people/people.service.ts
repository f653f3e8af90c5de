import { Injectable } from '@nestjs/common';
import type { Locale, Role } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { Outbox } from '@tuntas/messaging';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  requireVersion,
  SYSTEM_SCOPE,
  violatedConstraint,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Principals } from '../access/principals.service';
import { forbiddenRoles } from '../organisations/domain/kinds';
import { findOrganisation } from '../organisations/organisations.service';
import { SessionRow } from '../sessions/session.entity';
import { PasswordLinks } from './password-links.service';
import { PersonRow } from './person.entity';

export interface NewPerson {
  organisationId: string;
  email: string;
  name: string;
  locale: Locale;
  roles: Role[];
}

export interface PersonChange {
  roles?: Role[] | undefined;
  locale?: Locale | undefined;
  active?: boolean | undefined;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly links: PasswordLinks,
    private readonly principals: Principals,
  ) {}

  async invite(wanted: NewPerson, actor: Actor): Promise<{ person: PersonRow; setPasswordUrl: string }> {
    try {
      return await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
        await checkRoles(manager, wanted.organisationId, wanted.roles);
        const now = this.clock.now();
        const person = {
          ...wanted,
          id: v7(),
          active: true,
          passwordHash: null,
          version: 1,
          createdAt: now,
          updatedAt: now,
        };
        await manager.insert(PersonRow, person);
        await this.record(manager, person, 'user.invited', actor, { roles: person.roles });
        const { organisationId, locale, roles } = person;
        await this.outbox.append(manager, [
          {
            type: 'user.invited',
            subject: person.id,
            organisationId,
            data: { personId: person.id, organisationId, roles, locale },
          },
        ]);
        return { person, setPasswordUrl: (await this.links.issue(manager, person)).url };
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'people_email_key') throw error;
      throw new DomainError(
        'conflict',
        'person.email_taken',
        'Somebody with this e-mail address is here already.',
      );
    }
  }

  async change(
    id: string,
    wanted: PersonChange,
    ifMatch: string | undefined,
    actor: Actor,
  ): Promise<PersonRow> {
    const person = await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const before = await findPerson(manager, id, true);
      requireVersion(ifMatch, before.version);
      if (wanted.roles) await checkRoles(manager, before.organisationId, wanted.roles);
      const after = { ...before, ...given(wanted), version: before.version + 1, updatedAt: this.clock.now() };
      checkNotLockedOut(before, after, actor);
      const { roles, locale, active, version, updatedAt } = after;
      await manager.update(
        PersonRow,
        { id, version: before.version },
        { roles, locale, active, version, updatedAt },
      );
      if (!active) await endSessions(manager, id, updatedAt);
      await this.record(manager, after, 'user.updated', actor, { roles, locale, active });
      await this.outbox.append(manager, [
        {
          type: 'user.updated',
          subject: id,
          organisationId: after.organisationId,
          data: { personId: id, organisationId: after.organisationId, roles, locale, active },
        },
      ]);
      return after;
    });
    this.principals.forgetPerson(id);
    return person;
  }

  find(id: string): Promise<PersonRow> {
    return this.database.read(SYSTEM_SCOPE, (manager) => findPerson(manager, id));
  }

  /** A new one-time link, for somebody who lost the first or the password. */
  newLink(id: string, actor: Actor): Promise<{ url: string; expiresAt: Date }> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const person = await findPerson(manager, id);
      await this.record(manager, person, 'password_link.issued', actor);
      return this.links.issue(manager, person);
    });
  }

  private record(
    manager: EntityManager,
    person: PersonRow,
    action: string,
    actor: Actor,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    const { id: subject, organisationId } = person;
    return this.audit.append(manager, { organisationId, subject, action, actor, details });
  }
}

export async function findPerson(manager: EntityManager, id: string, lock = false): Promise<PersonRow> {
  const row = await manager.findOne(PersonRow, {
    where: { id },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!row) throw new DomainError('not_found', 'person.not_found', 'There is no such person.');
  return row;
}

async function checkRoles(manager: EntityManager, organisationId: string, roles: Role[]): Promise<void> {
  const organisation = await findOrganisation(manager, organisationId);
  const forbidden = forbiddenRoles(organisation.kind, roles);
  if (forbidden.length === 0) return;
  throw new DomainError(
    'unprocessable',
    'person.role_not_of_organisation',
    `People of a ${organisation.kind} cannot be ${forbidden.join(', ')}.`,
    { kind: organisation.kind, forbidden },
  );
}

/** An admin who demotes the own account might be the last one. */
function checkNotLockedOut(before: PersonRow, after: PersonRow, actor: Actor): void {
  const stillAdmin = after.active && after.roles.includes('admin');
  if (actor.personId !== before.id || !before.roles.includes('admin') || stillAdmin) return;
  throw new DomainError('conflict', 'person.own_access', 'Ask another admin to take your own access away.');
}

const endSessions = (manager: EntityManager, personId: string, now: Date): Promise<unknown> =>
  manager
    .createQueryBuilder()
    .update(SessionRow)
    .set({ revokedAt: now })
    .where('person_id = :personId AND revoked_at IS NULL', { personId })
    .execute();

const given = (change: PersonChange): Partial<PersonRow> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
