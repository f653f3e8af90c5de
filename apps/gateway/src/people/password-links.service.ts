import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Audit, Clock, CONFIG, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { v7 } from 'uuid';
import { Principals } from '../access/principals.service';
import { hashOf, newSecret } from '../access/secret';
import type { GatewayConfig } from '../config';
import { checkNewPassword, hashPassword } from '../sessions/password';
import { SessionRow } from '../sessions/session.entity';
import { PasswordLinkRow } from './password-link.entity';
import { PersonRow } from './person.entity';

const lifeMs = 3 * 24 * 3_600_000;

@Injectable()
export class PasswordLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'PUBLIC_URL'>,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly principals: Principals,
  ) {}

  /** A link with which `person` sets a password, once; earlier ones stop working. */
  async issue(manager: EntityManager, person: PersonRow): Promise<{ url: string; expiresAt: Date }> {
    const token = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lifeMs);
    await manager.update(PasswordLinkRow, { personId: person.id, usedAt: IsNull() }, { usedAt: now });
    await manager.insert(PasswordLinkRow, {
      id: v7(),
      personId: person.id,
      organisationId: person.organisationId,
      tokenHash: hashOf(token),
      createdAt: now,
      expiresAt,
      usedAt: null,
    });
    // After the hash sign: browsers keep it to themselves, so no log and no proxy sees the token.
    return { url: new URL(`/set-password#${token}`, this.config.PUBLIC_URL).href, expiresAt };
  }

  /** Sets the password and signs the person out everywhere else. */
  async setPassword(token: string, password: string): Promise<void> {
    const { link, person } = await this.open(token);
    checkNewPassword(password, person.email);
    const passwordHash = await hashPassword(password);
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const now = this.clock.now();
      const { affected } = await manager.update(
        PasswordLinkRow,
        { id: link.id, usedAt: IsNull() },
        { usedAt: now },
      );
      if (affected !== 1) throw spent();
      await manager.update(PersonRow, { id: person.id }, { passwordHash, updatedAt: now });
      await manager.update(SessionRow, { personId: person.id, revokedAt: IsNull() }, { revokedAt: now });
      await this.audit.append(manager, {
        organisationId: person.organisationId,
        subject: person.id,
        action: 'password.set',
        actor: {
          personId: person.id,
          organisationId: person.organisationId,
          roles: person.roles,
          kind: 'person',
        },
      });
    });
    this.principals.forgetPerson(person.id);
  }

  private async open(token: string): Promise<{ link: PasswordLinkRow; person: PersonRow }> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const link = await manager.findOneBy(PasswordLinkRow, {
        tokenHash: hashOf(token),
        usedAt: IsNull(),
        expiresAt: MoreThan(this.clock.now()),
      });
      const person = link && (await manager.findOneBy(PersonRow, { id: link.personId, active: true }));
      if (!link || !person) throw spent();
      return { link, person };
    });
  }
}

const spent = (): DomainError =>
  new DomainError(
    'unprocessable',
    'password_link.spent',
    'This link was used, replaced or is too old: ask for a new one.',
  );
