import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';

const inboxItem = z.object({
  id: z.uuid(),
  template: z.string(),
  title: z.string(),
  body: z.string(),
  action: z.object({ label: z.string(), url: z.string() }).nullable(),
  claimId: z.uuid().nullable(),
  shipmentId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

const inboxQuery = pageQuery({
  sort: ['createdAt'],
  defaultSort: '-createdAt',
  filter: { unread: z.enum(['true', 'false']).optional().describe('`true`: only what was not read yet') },
});

export class InboxQueryDto extends createZodDto(inboxQuery) {}
export class InboxItemDto extends createZodDto(inboxItem) {}
export class InboxPageDto extends createZodDto(pageOf(inboxItem).extend({ unread: z.int() })) {}
export class UnreadDto extends createZodDto(z.object({ unread: z.int() })) {}

export type InboxItem = z.output<typeof inboxItem>;
