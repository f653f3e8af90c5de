import { createZodDto, oneOrMany } from '@tuntas/platform';
import { z } from 'zod';

export class DirectoryQuery extends createZodDto(
  z.strictObject({
    person: oneOrMany(z.uuid()).optional(),
    organisation: oneOrMany(z.uuid()).optional(),
  }),
) {}

const named = z.object({ id: z.uuid(), name: z.string() });

const directory = z.object({ people: z.array(named), organisations: z.array(named) });
export type DirectoryView = z.infer<typeof directory>;
export class DirectoryAnswer extends createZodDto(directory) {}
