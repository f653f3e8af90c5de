import { Injectable } from '@nestjs/common';
import type { Role } from '@tuntas/contracts';
import { Database, keyset, type Page, SYSTEM_SCOPE } from '@tuntas/platform';
import { ArrayContains } from 'typeorm';
import { type PeopleQuery, personView, type PersonView } from './people.dto';
import { PersonRow } from './person.entity';

const columns = {
  name: { sql: 'lower(name)', type: 'text' },
  createdAt: { sql: 'created_at', type: 'timestamptz' },
} as const;

@Injectable()
export class PeopleList {
  constructor(private readonly database: Database) {}

  page(query: PeopleQuery): Promise<Page<PersonView>> {
    const { select, where, orderBy, limit, params, page } = keyset({
      query,
      columns,
      params: [query.organisationId ?? null, query.role ?? null, query.active ?? null, query.q ?? null],
    });
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<PersonRow[]>(
        `SELECT id, organisation_id AS "organisationId", email, name, locale, roles, active,
                password_hash AS "passwordHash", version, created_at AS "createdAt", updated_at AS "updatedAt", ${select}
         FROM people
         WHERE ($1::uuid IS NULL OR organisation_id = $1) AND ($2::text IS NULL OR $2 = ANY (roles))
           AND ($3::boolean IS NULL OR active = $3)
           AND ($4::text IS NULL OR position(lower($4) IN lower(name || ' ' || email)) > 0) AND ${where}
         ORDER BY ${orderBy} LIMIT ${limit}`,
        params,
      );
      return page(rows, personView);
    });
  }

  /** Whom to tell: the active people of an organisation, of a role (staff, who share one organisation), or both. */
  reachable(organisationId: string | undefined, role: Role | undefined): Promise<PersonRow[]> {
    return this.database.read(organisationId ?? SYSTEM_SCOPE, (manager) =>
      manager.find(PersonRow, {
        where: {
          active: true,
          ...(organisationId ? { organisationId } : {}),
          ...(role ? { roles: ArrayContains([role]) } : {}),
        },
        order: { id: 'ASC' },
        take: 1_000,
      }),
    );
  }

  /** Who has this as a part of the name, newest first, at most so many; `more` says that there are others. */
  named(name: string, most: number): Promise<{ personIds: string[]; more: boolean }> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<{ id: string }[]>(
        'SELECT id FROM people WHERE position(lower($1) IN lower(name)) > 0 ORDER BY id DESC LIMIT $2',
        [name, most + 1],
      );
      return { personIds: rows.slice(0, most).map(({ id }) => id), more: rows.length > most };
    });
  }
}
