import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';
import { claimTypes } from '../claims/domain/words';
import { conditions, parties, signatoriesProblem } from './domain/findings';
import { isNumber } from './domain/number';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');

/** A form sends text only: lists come as JSON text there. */
const listOf = <Item extends z.ZodType>(item: Item, max: number) =>
  z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'Must be a list in JSON' });
      return z.NEVER;
    }
  }, z.array(item).max(max));

const finding = z.strictObject({
  condition: z.enum(conditions),
  item: text(200).optional(),
  quantity: z.int().min(1).max(100_000).optional(),
  note: text(500).optional(),
});

const signature = z
  .strictObject({
    party: z.enum(parties),
    name: text(120),
    signedAt: z.iso.datetime({ offset: true }).optional().describe('now when left out'),
    image: z
      .string()
      .max(200_000)
      .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/, 'A PNG as data:image/png;base64,…')
      .optional(),
    path: z
      .string()
      .max(60_000)
      .regex(/^M[MLHVCSQTmlhvcsqt0-9eE.,\s+-]+$/, 'SVG path data: lines and curves only')
      .optional()
      .describe('the strokes as SVG path data, instead of image'),
    width: z.int().min(50).max(4_000).default(600).describe('of the surface the path was drawn on'),
    height: z.int().min(20).max(4_000).default(240),
    refused: text(300).optional().describe('why this party does not sign, instead of image or path'),
  })
  .refine(
    ({ image, path, refused }) => [image, path, refused].filter((one) => one !== undefined).length === 1,
    { path: ['image'], message: 'Give one of image, path and refused' },
  );

const enoughSign = (given: readonly SignatureInput[], context: z.RefinementCtx): void => {
  const problem = signatoriesProblem(
    given.map(({ party, refused }) => ({ party, refused: refused !== undefined })),
  );
  if (problem) context.addIssue({ code: 'custom', message: problem });
};

export const findings = listOf(finding, 30);
export const signatures = listOf(signature, 5).superRefine(enoughSign);
export type FindingInput = z.output<typeof finding>;
export type SignatureInput = z.output<typeof signature>;

const issueBeritaAcara = z.strictObject({
  findings: z.array(finding).max(30).optional().describe('instead of those of the report'),
  signatures: z.array(signature).max(5).superRefine(enoughSign),
});
export class IssueBeritaAcaraDto extends createZodDto(
  issueBeritaAcara.meta({
    examples: [
      {
        findings: [{ condition: 'crushed', item: 'Lamp', quantity: 1, note: 'one side' }],
        signatures: [
          { party: 'courier', name: 'Joko Kurir', path: 'M10 10 L90 40 L120 12', width: 600, height: 240 },
          { party: 'recipient', name: 'Siti Rahma', refused: 'Had to leave at once.' },
        ],
      },
    ],
  }),
) {}

export class PdfQuery extends createZodDto(z.strictObject({ locale: z.enum(['id', 'en']).default('id') })) {}

export class VerifyQuery extends createZodDto(
  z.strictObject({
    hash: z
      .string()
      .regex(/^[0-9a-fA-F]{16,64}$/, 'At least the first 16 digits of a SHA-256')
      .optional()
      .describe('from the QR code, or the SHA-256 of a PDF in hand'),
  }),
) {}
export const beritaAcaraNumber = z.string().refine(isNumber, 'Must look like BA-2026-000123');

const at = z.iso.datetime();
const files = z.array(z.object({ locale: z.enum(['id', 'en']), sha256: z.string(), size: z.int() }));

/** What stands beside an incident. */
export const beritaAcaraSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  contentSha256: z.string(),
  issuedAt: at,
  publicUrl: z.string().describe('where anybody may verify it; the QR code leads there'),
});

export class BeritaAcaraDto extends createZodDto(
  beritaAcaraSummary.extend({
    incidentId: z.uuid(),
    content: z.unknown().describe('everything the paper says, as it was hashed; null after an erasure'),
    files: files.describe('empty for the moment until both PDFs are rendered'),
  }),
) {}

export class VerificationDto extends createZodDto(
  z.object({
    number: z.string(),
    issuedAt: at,
    genuine: z.boolean().describe('what is stored still has the hash that was printed'),
    matches: z
      .boolean()
      .nullable()
      .describe('the hash that was asked about belongs to it; null when none was'),
    contentSha256: z.string(),
    files,
    facts: z
      .object({
        type: z.enum(claimTypes),
        carrier: z.string(),
        waybill: z.string().describe('masked'),
        occurredAt: at,
        issuedAt: at,
        findings: z.int(),
        photos: z.int(),
        signatories: z.array(z.object({ party: z.enum(parties), signed: z.boolean() })),
      })
      .nullable()
      .describe('null after an erasure'),
  }),
) {}
