import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { evidenceKinds } from './domain/kinds';

/** The text fields of an upload; the files come as `files`. */
export const uploadFields = z.strictObject({ kind: z.enum(evidenceKinds).optional() });

export class DownloadQuery extends createZodDto(
  z.strictObject({
    copy: z
      .enum(['shared', 'original'])
      .default('shared')
      .describe('shared: re-encoded, without place and camera; original: for the desk only'),
  }),
) {}

const evidence = z.object({
  id: z.uuid(),
  kind: z.enum(evidenceKinds),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedAt: z.iso.datetime(),
});
export class EvidenceListDto extends createZodDto(
  z.object({ stage: z.string(), items: z.array(evidence) }),
) {}
