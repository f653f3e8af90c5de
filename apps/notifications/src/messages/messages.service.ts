import { Injectable } from '@nestjs/common';
import { DomainError, canMove, move } from '@tuntas/kernel';
import { type Actor, Audit, Clock, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { Letter } from '../templates/template';
import { messageTransitions } from './domain/message';
import type { LetterView, MessageQueryDto, MessageView } from './messages.dto';
import { fromMessages, type MessageRow, MessagesRepository, selectMessage } from './messages.repository';
import { Writing } from './writing';

@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly writing: Writing,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: MessageQueryDto): Promise<Page<MessageView>> {
    const page = keyset({
      query,
      columns: { createdAt: { sql: 'm.created_at', type: 'timestamptz' } },
      id: 'm.id',
      params: [query.claimId, query.shipmentId, query.state, query.channel, query.template].map(
        (v) => v ?? null,
      ),
    });
    const rows = await this.database.read(scopeOf(actor), (manager) =>
      manager.query<MessageRow[]>(
        `${selectMessage}, ${page.select} ${fromMessages}
         WHERE ($1::uuid IS NULL OR m.claim_id = $1) AND ($2::uuid IS NULL OR m.shipment_id = $2)
           AND ($3::text IS NULL OR m.state = $3) AND ($4::text IS NULL OR m.channel = $4)
           AND ($5::text IS NULL OR m.template = $5) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      ),
    );
    return page.page(rows, (row) => viewOf(row, this.letter(row)));
  }

  async one(actor: Actor, id: string): Promise<MessageView & { letter: LetterView }> {
    const row = await this.database.read(scopeOf(actor), (manager) => this.messages.find(manager, id));
    if (!row) throw notFound();
    const letter = this.letter(row);
    return { ...viewOf(row, letter), letter: letterViewOf(letter) };
  }

  /** Sends a failed or unknown message again: a person takes the risk that it arrives twice. */
  async resend(actor: Actor, id: string): Promise<MessageView> {
    const row = await this.database.transaction(scopeOf(actor), async (manager) => {
      const message = await this.messages.lock(manager, id);
      if (!message) throw notFound();
      move(messageTransitions, message.state, 'queued', 'message.illegal_transition');
      if (!resendable(message)) throw onItsWay();
      await manager.query(`UPDATE messages SET state = 'queued', attempts = 0 WHERE id = $1`, [id]);
      await this.timers.arm(manager, { name: 'message.send', subject: id, dueAt: this.clock.now() });
      const { organisationId, reasonCode } = message;
      const details = { from: message.state, reasonCode };
      await this.audit.append(manager, {
        organisationId,
        subject: `message:${id}`,
        action: 'message.resent',
        actor,
        details,
      });
      return { ...message, state: 'queued' as const, attempts: 0 };
    });
    return viewOf(row, this.letter(row));
  }

  private letter(row: MessageRow): Letter {
    return this.writing.letter(row, row.locale ?? 'id');
  }
}

const resendable = ({ state, channel }: MessageRow): boolean =>
  channel === 'email' && state !== 'sending' && canMove(messageTransitions, state, 'queued');

const notFound = (): DomainError =>
  new DomainError('not_found', 'message.not_found', 'There is no such message.');

const onItsWay = (): DomainError =>
  new DomainError('conflict', 'message.in_flight', 'This message is on its way: wait for its outcome.');

const viewOf = (row: MessageRow, letter: Letter): MessageView => ({
  id: row.id,
  organisationId: row.organisationId,
  recipientKind: row.recipientKind,
  recipientId: row.recipientId,
  channel: row.channel,
  template: row.template,
  subject: letter.subject,
  claimId: row.claimId,
  shipmentId: row.shipmentId,
  state: row.state,
  reasonCode: row.reasonCode,
  attempts: row.attempts,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  allowedActions: resendable(row) ? ['resend'] : [],
});

export const letterViewOf = ({ subject, paragraphs, facts = [], action }: Letter): LetterView => ({
  subject,
  paragraphs: [...paragraphs],
  facts: facts.map(([label, value]) => ({ label, value })),
  action: action ?? null,
});
