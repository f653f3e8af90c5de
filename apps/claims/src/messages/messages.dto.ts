import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { evidenceKinds } from '../evidence/domain/kinds';

const visibilities = ['claimant', 'internal'] as const;
export const MAX_ATTACHMENTS = 10;

export const messageBody = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .refine((value) => !value.includes('\0'), 'No NUL characters');

export class WriteMessageDto extends createZodDto(
  z
    .strictObject({
      body: messageBody,
      visibility: z
        .enum(visibilities)
        .default('claimant')
        .describe('claimant: both sides read it and the other one is told; internal: a note of the desk'),
      attachments: z
        .array(z.uuid())
        .max(MAX_ATTACHMENTS)
        .default([])
        .describe('ids of evidence that was added to this claim before'),
    })
    .meta({
      examples: [
        {
          body: 'The seller sends the invoice tomorrow.',
          visibility: 'claimant',
          attachments: ['0192f1c2-0000-7000-8000-0000000000e1'],
        },
      ],
    }),
) {}

export class ListMessagesQuery extends createZodDto(
  pageQuery({
    sort: ['createdAt'],
    defaultSort: 'createdAt',
    filter: { visibility: z.enum(visibilities).optional() },
  }),
) {}

const message = z.object({
  id: z.uuid(),
  claimId: z.uuid(),
  visibility: z.enum(visibilities),
  writtenBy: z.enum(['claimant', 'staff']),
  authorId: z.string().nullable().describe('who exactly; the desk’s people are not named to the claimant'),
  channel: z.enum(['web', 'api', 'email']),
  body: z.string(),
  attachments: z.array(
    z.object({
      id: z.uuid().describe('of the evidence'),
      kind: z.enum(evidenceKinds),
      fileName: z.string(),
      mediaType: z.string(),
      size: z.int(),
    }),
  ),
  omittedFiles: z
    .int()
    .describe('files of a mail that were refused: too large, or of a type that is not taken'),
  createdAt: z.iso.datetime(),
});
export class MessageDto extends createZodDto(message) {}
export class MessagePageDto extends createZodDto(
  pageOf(message).extend({ unread: z.int().describe('written by the other side since you last read') }),
) {}

/** What notifications asks for when a mail leaves; for services only. */
export interface MailText {
  readonly claimId: string;
  readonly body: string;
  readonly attachments: number;
}

/** Who wrote a mail, as the signed address it went to says. */
const mailAuthor = {
  personId: z.string().min(1).max(100),
  organisationId: z.uuid().nullable(),
  side: z.enum(['claimant', 'staff']),
};

/** A reply by mail, as notifications hands it over: quoted text is gone, files were added before. */
export class MailReplyDto extends createZodDto(
  z.strictObject({
    ...mailAuthor,
    mailId: z.string().regex(/^[0-9a-f]{64}$/),
    body: messageBody,
    attachments: z.array(z.uuid()).max(MAX_ATTACHMENTS).default([]),
    omittedFiles: z.int().min(0).max(1_000).default(0),
  }),
) {}

/** The text fields beside a file of a mail. A form sends text only: no organisation is an empty one. */
export const mailFile = z.strictObject({
  ...mailAuthor,
  organisationId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable()),
});
export type MailAuthor = z.output<typeof mailFile>;
