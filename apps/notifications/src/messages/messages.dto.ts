import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { channels } from '../rules/rule';
import { messageStates } from './domain/message';

/** A message as staff see it: what, when and how it ended; never the address it went to. */
const messageView = z.object({
  id: z.uuid(),
  organisationId: z.uuid().nullable(),
  recipientKind: z.enum(['person', 'consignee']),
  recipientId: z.string(),
  channel: z.enum(channels),
  template: z.string(),
  subject: z.string().describe('in the recipient’s language'),
  claimId: z.uuid().nullable(),
  shipmentId: z.uuid().nullable(),
  state: z.enum(messageStates),
  reasonCode: z.string().nullable(),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  allowedActions: z.array(z.enum(['resend'])),
});

const letterView = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  action: z.object({ label: z.string(), url: z.string() }).nullable(),
});

const messageQuery = pageQuery({
  sort: ['createdAt'],
  defaultSort: '-createdAt',
  filter: {
    claimId: z.guid().optional(),
    shipmentId: z.guid().optional(),
    state: z.enum(messageStates).optional(),
    channel: z.enum(channels).optional(),
    template: z.string().max(60).optional(),
  },
});

export class MessageQueryDto extends createZodDto(messageQuery) {}
export class MessageDto extends createZodDto(messageView) {}
export class MessagePageDto extends createZodDto(pageOf(messageView)) {}
export class MessageDetailDto extends createZodDto(messageView.extend({ letter: letterView })) {}

export type MessageView = z.output<typeof messageView>;
export type LetterView = z.output<typeof letterView>;
