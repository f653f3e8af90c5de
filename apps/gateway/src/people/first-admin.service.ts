import { Injectable } from '@nestjs/common';
import type { Locale } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { Database, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import { OrganisationRow } from '../organisations/organisation.entity';
import { OrganisationsService } from '../organisations/organisations.service';
import { PeopleService } from './people.service';
import { PersonRow } from './person.entity';

export interface FirstAdmin {
  email: string;
  name: string;
  locale: Locale;
  organisationName: string;
}

/**
 * The person nobody can invite: an admin for a system that has none, or whose admins are locked out. Asked for with
 * the services' secret, which whoever runs the system has. The same again gives a new link to the same person.
 */
@Injectable()
export class FirstAdminService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
  ) {}

  async admit(wanted: FirstAdmin): Promise<{ personId: string; setPasswordUrl: string }> {
    const { operator, known } = await this.lookUp(wanted.email);
    if (known) {
      requireAdmin(known);
      const { url } = await this.people.newLink(known.id, systemActor);
      return { personId: known.id, setPasswordUrl: url };
    }
    const { email, name, locale, organisationName } = wanted;
    const { id: organisationId } =
      operator ??
      (await this.organisations.create({ kind: 'operator', name: organisationName }, systemActor));
    const invited = { organisationId, email, name, locale, roles: ['admin' as const] };
    const { person, setPasswordUrl } = await this.people.invite(invited, systemActor);
    return { personId: person.id, setPasswordUrl };
  }

  private lookUp(email: string) {
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({
      operator: await manager.findOne(OrganisationRow, {
        where: { kind: 'operator' },
        order: { createdAt: 'ASC' },
      }),
      known: await manager.findOneBy(PersonRow, { email }),
    }));
  }
}

function requireAdmin({ active, roles }: PersonRow): void {
  if (active && roles.includes('admin')) return;
  throw new DomainError(
    'conflict',
    'person.email_taken',
    'Somebody with this e-mail address is here and is no admin: use another address.',
  );
}
