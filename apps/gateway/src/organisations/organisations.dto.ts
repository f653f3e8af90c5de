import { organisationKinds } from '@tuntas/contracts';
import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import type { OrganisationRow } from './organisation.entity';

export class CreateOrganisation extends createZodDto(
  z
    .strictObject({ kind: z.enum(organisationKinds), name: z.string().trim().min(1).max(200) })
    .meta({ examples: [{ kind: 'shipper', name: 'Toko Kenanga' }] }),
) {}

const organisation = z.strictObject({
  id: z.uuid(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  createdAt: z.iso.datetime(),
});
export type OrganisationView = z.infer<typeof organisation>;
export class Organisation extends createZodDto(organisation) {}
export class OrganisationPage extends createZodDto(pageOf(organisation)) {}

export class OrganisationsQuery extends createZodDto(
  pageQuery({
    sort: ['name', 'createdAt'],
    filter: {
      kind: z.enum(organisationKinds).optional(),
      q: z.string().trim().min(1).max(100).optional().describe('part of a name'),
    },
  }),
) {}

export const organisationView = ({ id, kind, name, createdAt }: OrganisationRow): OrganisationView => ({
  id,
  kind,
  name,
  createdAt: createdAt.toISOString(),
});
