import { Injectable } from '@nestjs/common';
import { Database } from '@tuntas/platform';
import type { Principal } from '../access/principal';
import { findOrganisation } from '../organisations/organisations.service';
import { findPerson } from '../people/people.service';

@Injectable()
export class WhoAmIService {
  constructor(private readonly database: Database) {}

  answer({ actor, expiresAt }: Principal) {
    return this.database.read(actor.organisationId ?? '', async (manager) => {
      const { id, organisationId, name, email, locale } = await findPerson(manager, actor.personId);
      const organisation = await findOrganisation(manager, organisationId);
      return {
        personId: id,
        name,
        email,
        locale,
        roles: actor.roles,
        kind: actor.kind,
        organisation: { id: organisation.id, kind: organisation.kind, name: organisation.name },
        expiresAt: expiresAt?.toISOString() ?? null,
      };
    });
  }
}
