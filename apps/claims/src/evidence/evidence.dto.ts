import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { evidenceKinds, identityPurposes } from './domain/kinds';

/** The text fields of an upload; the files come as `files`. */
export const uploadFields = z.strictObject({ kind: z.enum(evidenceKinds).optional() });

export class DownloadQuery extends createZodDto(
  z.strictObject({
    copy: z
      .enum(['shared', 'original'])
      .default('shared')
      .describe('shared: re-encoded, without place and camera, identity papers masked; original: desk only'),
    purpose: z
      .enum(identityPurposes)
      .optional()
      .describe('why an identity paper is opened; required for its original and written into the audit'),
  }),
) {}

const at = z.iso.datetime();
const evidence = z.object({
  id: z.uuid(),
  kind: z.enum(evidenceKinds),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string().describe('of the original as it was sent'),
  addedAt: at,
  width: z.int().nullable(),
  height: z.int().nullable(),
  durationMs: z.int().nullable().describe('of a film'),
  camera: z
    .object({
      camera: z.string().nullable(),
      takenAt: z.string().nullable().describe('by the camera’s own clock, without a zone'),
      hasPlace: z.boolean().describe('the original says where it was taken'),
    })
    .nullable()
    .describe('for the desk only'),
  masked: z.boolean().describe('an identity paper: the shared copy cannot be read'),
  deleteAfter: at.nullable(),
  deletedAt: at.nullable(),
});
export class EvidenceListDto extends createZodDto(z.object({ items: z.array(evidence) })) {}
export class EvidenceAddedDto extends createZodDto(
  z.object({ stage: z.string(), items: z.array(evidence) }),
) {}

const bothLanguages = z.object({ id: z.string(), en: z.string() });

export class ChecklistDto extends createZodDto(
  z.object({
    score: z.int().describe('per cent of what is asked for that is there'),
    items: z.array(
      z.object({
        kind: z.enum(evidenceKinds),
        askedBy: z.enum(['rule', 'desk']),
        state: z.enum(['present', 'missing']),
        evidenceIds: z.array(z.uuid()),
      }),
    ),
    missing: z.array(z.enum(evidenceKinds)),
    answerBy: at.nullable().describe('until when the claimant has to answer; null when nothing is asked'),
    atStake: z
      .object({ amount: z.int(), currency: z.string() })
      .nullable()
      .describe('what the rules would pay, while something is missing'),
    says: bothLanguages,
  }),
) {}

export class CreateLinkDto extends createZodDto(
  z
    .strictObject({
      expiresInMinutes: z
        .int()
        .min(1)
        .max(7 * 24 * 60)
        .default(24 * 60),
    })
    .meta({ examples: [{ expiresInMinutes: 60 }] }),
) {}
export class LinkDto extends createZodDto(z.object({ url: z.string(), expiresAt: at })) {}
