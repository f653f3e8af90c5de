import { roles } from '@tuntas/contracts';
import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import type { ApiKeyRow } from './api-key.entity';

export class CreateApiKey extends createZodDto(
  z
    .strictObject({
      name: z.string().trim().min(1).max(100).describe('what the key is for'),
      roles: z.array(z.enum(roles)).min(1).max(roles.length).describe('at most the roles of its person'),
      personId: z.uuid().optional().describe('for whom it acts; another than yourself: admins only'),
    })
    .meta({ examples: [{ name: 'Nightly order export', roles: ['shipper'] }] }),
) {}

const apiKey = z.strictObject({
  id: z.uuid(),
  personId: z.uuid(),
  organisationId: z.uuid(),
  name: z.string(),
  hint: z.string().describe('how the key begins'),
  roles: z.array(z.enum(roles)),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

export class CreatedApiKey extends createZodDto(
  z.strictObject({ key: z.string().describe('shown this once'), apiKey }),
) {}

export class ApiKeysQuery extends createZodDto(
  pageQuery({
    sort: ['createdAt', 'name'],
    defaultSort: '-createdAt',
    filter: { personId: z.uuid().optional() },
  }),
) {}

export class ApiKeyPage extends createZodDto(pageOf(apiKey)) {}

export type ApiKeyView = z.infer<typeof apiKey>;

export const apiKeyView = (row: ApiKeyRow): ApiKeyView => ({
  id: row.id,
  personId: row.personId,
  organisationId: row.organisationId,
  name: row.name,
  hint: row.hint,
  roles: row.roles,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
