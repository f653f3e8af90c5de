import { Injectable } from '@nestjs/common';
import { Database, keyset, type Page, SYSTEM_SCOPE } from '@tuntas/platform';
import type { OrganisationRow } from './organisation.entity';
import { type OrganisationsQuery, type OrganisationView, organisationView } from './organisations.dto';

const columns = {
  name: { sql: 'lower(name)', type: 'text' },
  createdAt: { sql: 'created_at', type: 'timestamptz' },
} as const;

@Injectable()
export class OrganisationsList {
  constructor(private readonly database: Database) {}

  page(query: OrganisationsQuery): Promise<Page<OrganisationView>> {
    const { select, where, orderBy, limit, params, page } = keyset({
      query,
      columns,
      params: [query.kind ?? null, query.q ?? null],
    });
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<OrganisationRow[]>(
        `SELECT id, kind, name, created_at AS "createdAt", ${select} FROM organisations
         WHERE ($1::text IS NULL OR kind = $1)
           AND ($2::text IS NULL OR position(lower($2) IN lower(name)) > 0) AND ${where} ORDER BY ${orderBy} LIMIT ${limit}`,
        params,
      );
      return page(rows, organisationView);
    });
  }
}
