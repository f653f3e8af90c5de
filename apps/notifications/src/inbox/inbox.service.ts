import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Clock,
  Database,
  keyset,
  type Page,
  type Scope,
  scopeOf,
  SYSTEM_SCOPE,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { fromMessages, type MessageRow, selectMessage } from '../messages/messages.repository';
import { Writing } from '../messages/writing';
import type { InboxItem, InboxQueryDto } from './inbox.dto';

const mine = `m.channel = 'in_app' AND m.recipient_kind = 'person' AND m.recipient_id = $1`;

// A courier reads of parcels of organisations it is not in; every statement names the person.
const inboxScope = (actor: Actor): Scope => (actor.roles.includes('courier') ? SYSTEM_SCOPE : scopeOf(actor));

/** What a person sees in the application: their own in-app messages and nobody else's. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly writing: Writing,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: InboxQueryDto): Promise<Page<InboxItem> & { unread: number }> {
    const page = keyset({
      query,
      columns: { createdAt: { sql: 'm.created_at', type: 'timestamptz' } },
      id: 'm.id',
      params: [actor.personId, query.unread ?? null],
    });
    return this.database.read(inboxScope(actor), async (manager) => {
      const rows = await manager.query<MessageRow[]>(
        `${selectMessage}, ${page.select} ${fromMessages}
         WHERE ${mine} AND ($2::text IS NULL OR (m.read_at IS NULL) = ($2 = 'true')) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return { ...page.page(rows, (row) => this.itemOf(row)), unread: await countUnread(manager, actor) };
    });
  }

  async unread(actor: Actor): Promise<{ unread: number }> {
    return { unread: await this.database.read(inboxScope(actor), (manager) => countUnread(manager, actor)) };
  }

  async markRead(actor: Actor, id: string): Promise<InboxItem> {
    return this.database.transaction(inboxScope(actor), async (manager) => {
      const [, found] = await manager.query<[unknown, number]>(
        `UPDATE messages m SET read_at = coalesce(m.read_at, $3) WHERE ${mine} AND m.id = $2`,
        [actor.personId, id, this.clock.now()],
      );
      if (found !== 1) throw new DomainError('not_found', 'inbox.not_found', 'There is no such message.');
      const [row] = await manager.query<[MessageRow]>(`${selectMessage} ${fromMessages} WHERE m.id = $1`, [
        id,
      ]);
      return this.itemOf(row);
    });
  }

  async markAllRead(actor: Actor): Promise<{ unread: number }> {
    await this.database.transaction(inboxScope(actor), (manager) =>
      manager.query(`UPDATE messages m SET read_at = $2 WHERE ${mine} AND m.read_at IS NULL`, [
        actor.personId,
        this.clock.now(),
      ]),
    );
    return { unread: 0 };
  }

  private itemOf(row: MessageRow): InboxItem {
    const { subject, paragraphs, action } = this.writing.letter(row, row.locale ?? 'id');
    return {
      id: row.id,
      template: row.template,
      title: subject,
      body: paragraphs.join('\n\n'),
      action: action ?? null,
      claimId: row.claimId,
      shipmentId: row.shipmentId,
      createdAt: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    };
  }
}

async function countUnread(manager: EntityManager, actor: Actor): Promise<number> {
  const [{ unread }] = await manager.query<[{ unread: number }]>(
    `SELECT count(*) AS unread FROM messages m WHERE ${mine} AND m.read_at IS NULL`,
    [actor.personId],
  );
  return unread;
}
