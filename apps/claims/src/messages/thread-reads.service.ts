import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, Clock, Database, isStaff, keyset, scopeOf, SYSTEM_SCOPE } from '@tuntas/platform';
import { In } from 'typeorm';
import { findClaim } from '../claims/claim.repository';
import { ClaimMessageEntity, ClaimMessageFileEntity } from './message.entity';
import { messageOf } from './message-views';
import type { ListMessagesQuery, MailText } from './messages.dto';
import { filesOf, markRead, unreadBy } from './messages.repository';

const columns = { createdAt: { sql: 'created_at', type: 'timestamptz' } } as const;

@Injectable()
export class ThreadReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, claimId: string, query: ListMessagesQuery) {
    const [scope, staff] = [scopeOf(actor), isStaff(actor)];
    // Said here and by row-level security: a note of the desk never reaches the claimant.
    const visibility = staff ? (query.visibility ?? null) : 'claimant';
    const set = keyset({ query, columns, params: [claimId, visibility] });
    return this.database.read(scope, async (manager) => {
      await findClaim(manager, scope, claimId);
      const ids = await manager.query<{ id: string }[]>(
        `SELECT id, ${set.select} FROM claim_messages
         WHERE claim_id = $1 AND ($2::text IS NULL OR visibility = $2) AND ${set.where}
         ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rows = await manager.findBy(ClaimMessageEntity, { id: In(ids.map(({ id }) => id)) });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const files = await filesOf(manager, [...byId.keys()]);
      const page = set.page(
        ids.filter(({ id }) => byId.has(id)),
        ({ id }) => messageOf(byId.get(id) as ClaimMessageEntity, files.get(id) ?? [], staff),
      );
      const side = staff ? 'staff' : 'claimant';
      return { ...page, unread: await unreadBy(manager, claimId, actor.personId, side) };
    });
  }

  read(actor: Actor, claimId: string): Promise<void> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, async (manager) => {
      const claim = await findClaim(manager, scope, claimId);
      await markRead(manager, claim, actor.personId, this.clock.now());
    });
  }

  /** The words of a message at the moment a mail about it leaves. Notes have none for anybody. */
  mailText(messageId: string): Promise<MailText> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const row = await manager.findOneBy(ClaimMessageEntity, { id: messageId, visibility: 'claimant' });
      if (!row) throw new DomainError('not_found', 'message.unknown', 'There is no such message.');
      const attachments = await manager.countBy(ClaimMessageFileEntity, { messageId });
      return { claimId: row.claimId, body: row.body, attachments };
    });
  }
}
