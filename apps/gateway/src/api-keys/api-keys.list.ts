import { Injectable } from '@nestjs/common';
import { type Actor, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import type { ApiKeyRow } from './api-key.entity';
import { type ApiKeysQuery, apiKeyView, type ApiKeyView } from './api-keys.dto';

const columns = {
  createdAt: { sql: 'created_at', type: 'timestamptz' },
  name: { sql: 'lower(name)', type: 'text' },
} as const;

@Injectable()
export class ApiKeysList {
  constructor(private readonly database: Database) {}

  /** The caller's own keys; an admin sees everybody's. */
  page(query: ApiKeysQuery, actor: Actor): Promise<Page<ApiKeyView>> {
    const owner = actor.roles.includes('admin') ? null : actor.personId;
    const { select, where, orderBy, limit, params, page } = keyset({
      query,
      columns,
      params: [owner, query.personId ?? null],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<ApiKeyRow[]>(
        `SELECT id, person_id AS "personId", organisation_id AS "organisationId", name, hint, roles,
                created_by AS "createdBy", created_at AS "createdAt", last_used_at AS "lastUsedAt",
                revoked_at AS "revokedAt", ${select}
         FROM api_keys
         WHERE ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR person_id = $2) AND ${where}
         ORDER BY ${orderBy} LIMIT ${limit}`,
        params,
      );
      return page(rows, apiKeyView);
    });
  }
}
