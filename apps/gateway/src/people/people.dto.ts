import { locales, roles } from '@tuntas/contracts';
import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import type { PersonRow } from './person.entity';

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'Must be an e-mail address' }));

const personRoles = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((given) => new Set(given).size === given.length, 'Each role once');

const invitationBody = z.strictObject({
  organisationId: z.uuid(),
  email: emailAddress,
  name: z.string().trim().min(1).max(200),
  locale: z.enum(locales).default('id'),
  roles: personRoles,
});
export class InvitePerson extends createZodDto(
  invitationBody.meta({
    examples: [
      {
        organisationId: '0192f1c2-0000-7000-8000-000000000801',
        email: 'wati@kenanga.example',
        name: 'Wati Lestari',
        locale: 'id',
        roles: ['shipper'],
      },
    ],
  }),
) {}

export class ChangePerson extends createZodDto(
  z
    .strictObject({
      roles: personRoles.optional(),
      locale: z.enum(locales).optional(),
      active: z.boolean().optional(),
    })
    .refine((given) => Object.values(given).some((value) => value !== undefined), 'Say what to change')
    .meta({ examples: [{ locale: 'en', active: false }] }),
) {}

const person = z.strictObject({
  id: z.uuid(),
  organisationId: z.uuid(),
  email: z.string(),
  name: z.string(),
  locale: z.enum(locales),
  roles: z.array(z.enum(roles)),
  active: z.boolean(),
  hasPassword: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
export type PersonView = z.infer<typeof person>;
export class Person extends createZodDto(person) {}
export class PersonPage extends createZodDto(pageOf(person)) {}

export class PeopleQuery extends createZodDto(
  pageQuery({
    sort: ['name', 'createdAt'],
    filter: {
      organisationId: z.uuid().optional(),
      role: z.enum(roles).optional(),
      q: z.string().trim().min(1).max(100).optional().describe('part of a name or e-mail address'),
      active: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional(),
    },
  }),
) {}

export const personView = (row: PersonRow): PersonView => ({
  id: row.id,
  organisationId: row.organisationId,
  email: row.email,
  name: row.name,
  locale: row.locale,
  roles: row.roles,
  active: row.active,
  hasPassword: row.passwordHash !== null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export class Invitation extends createZodDto(
  z.strictObject({
    person,
    setPasswordUrl: z.url().describe('works once, for three days; hand it to the person'),
  }),
) {}

export class PasswordLink extends createZodDto(
  z.strictObject({ setPasswordUrl: z.url(), expiresAt: z.iso.datetime() }),
) {}

export class SetPassword extends createZodDto(
  z
    .strictObject({ token: z.string().min(1).max(100), password: z.string().min(1).max(200) })
    .meta({ examples: [{ token: 'from-the-link-after-the-hash', password: 'three-parcels-on-a-red-bike' }] }),
) {}
