import { roles } from '@tuntas/contracts';
import { createZodDto, oneOrMany } from '@tuntas/platform';
import { z } from 'zod';

const ids = oneOrMany(z.uuid()).optional();

export class NamesQuery extends createZodDto(
  z.strictObject({
    person: ids.describe('up to a hundred; ids that are nobody are left out of the answer'),
    organisation: ids,
    role: z.enum(roles).optional().describe('also everybody active of this role'),
  }),
) {}

export class NamesDto extends createZodDto(
  z.strictObject({
    people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    organisations: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  }),
) {}
