import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Audit, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { v7 } from 'uuid';
import { Principals } from '../access/principals.service';
import { hashOf, newSecret } from '../access/secret';
import { PersonRow } from '../people/person.entity';
import { expiryOf } from './domain/session';
import { passwordFits } from './password';
import { SessionRow } from './session.entity';

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: string;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly principals: Principals,
  ) {}

  /** Opens a session under a new token; the one the browser came with ends. */
  async signIn(email: string, password: string, earlierToken: string | null): Promise<OpenedSession> {
    const person = await this.database.read(SYSTEM_SCOPE, (manager) =>
      manager.findOneBy(PersonRow, { email }),
    );
    // Hashing takes tens of milliseconds on purpose, so it happens outside of any transaction.
    const fits = await passwordFits(person?.active ? person.passwordHash : null, password);
    if (!person || !fits) throw refused();
    const token = newSecret();
    const opened = await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const now = this.clock.now();
      const expiresAt = expiryOf(now, now);
      const session = {
        id: v7(),
        personId: person.id,
        organisationId: person.organisationId,
        tokenHash: hashOf(token),
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
        revokedAt: null,
      };
      if (earlierToken) await manager.update(SessionRow, liveByToken(earlierToken), { revokedAt: now });
      await manager.insert(SessionRow, session);
      await this.record(manager, person, session.id, 'session.opened');
      return { token, expiresAt, personId: person.id };
    });
    this.principals.forgetPerson(person.id);
    return opened;
  }

  async signOut(token: string): Promise<void> {
    const personId = await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const session = await manager.findOneBy(SessionRow, liveByToken(token));
      if (!session) return null;
      await manager.update(SessionRow, { id: session.id }, { revokedAt: this.clock.now() });
      const person = await manager.findOneByOrFail(PersonRow, { id: session.personId });
      await this.record(manager, person, session.id, 'session.closed');
      return person.id;
    });
    if (personId) this.principals.forgetPerson(personId);
  }

  private record(
    manager: EntityManager,
    person: PersonRow,
    sessionId: string,
    action: string,
  ): Promise<void> {
    const { id, organisationId, roles } = person;
    return this.audit.append(manager, {
      organisationId,
      subject: id,
      action,
      actor: { personId: id, organisationId, roles, kind: 'person' },
      details: { sessionId },
    });
  }
}

const liveByToken = (token: string) => ({ tokenHash: hashOf(token), revokedAt: IsNull() });

/** The same words for an unknown address, a wrong password and a closed account. */
const refused = (): DomainError =>
  new DomainError('unauthenticated', 'session.refused', 'E-mail address or password is wrong.');
