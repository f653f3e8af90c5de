import { z } from 'zod';
import { defineEvent } from './envelope';
import { id } from './fields';

const message = z.strictObject({
  messageId: id,
  organisationId: id.nullable(),
  claimId: id.nullable(),
  shipmentId: id.nullable(),
  template: z.string(),
  channel: z.string(),
});

export const notificationsEvents = {
  'message.sent': defineEvent({
    version: 1,
    service: 'notifications',
    subject: 'message',
    says: 'A message reached its channel.',
    data: message,
  }),
  'message.failed': defineEvent({
    version: 1,
    service: 'notifications',
    subject: 'message',
    says: 'A message could not be sent, or nobody knows whether it was.',
    data: message.extend({ reasonCode: z.string() }),
  }),
  'survey.answered': defineEvent({
    version: 1,
    service: 'notifications',
    subject: 'claim',
    says: 'The claimant said how it went; the comment stays in notifications.',
    data: z.strictObject({
      claimId: id,
      organisationId: id,
      cycle: z.int().positive(),
      score: z.int().min(1).max(5),
    }),
  }),
};
