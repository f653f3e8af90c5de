import { locales, organisationKinds, roles } from '@tuntas/contracts';
import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { emailAddress } from '../people/people.dto';

export class SignIn extends createZodDto(
  z
    .strictObject({ email: emailAddress, password: z.string().min(1).max(200) })
    .meta({ examples: [{ email: 'shipper@melati.example', password: 'tuntas-demo-2026' }] }),
) {}

export class WhoAmI extends createZodDto(
  z.strictObject({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(locales),
    roles: z.array(z.enum(roles)),
    kind: z.enum(['person', 'api_key']),
    organisation: z.strictObject({ id: z.uuid(), kind: z.enum(organisationKinds), name: z.string() }),
    expiresAt: z.iso.datetime().nullable().describe('when an idle session ends; null for a key'),
  }),
) {}

export class SignedIn extends createZodDto(
  z.strictObject({ personId: z.uuid(), expiresAt: z.iso.datetime().describe('unless used again before') }),
) {}
