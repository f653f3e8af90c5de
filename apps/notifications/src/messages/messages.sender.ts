import { Injectable, Logger } from '@nestjs/common';
import type { Locale } from '@tuntas/contracts';
import { Outbox } from '@tuntas/messaging';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import { EmailChannel } from '../email/email.channel';
import type { MailOutcome } from '../email/mail-outcome';
import { Contacts, ContactUnavailable } from '../recipients/contacts';
import { ClaimsUnavailable } from '../replies/claims-client';
import { mailOf } from '../templates/layout';
import { retryAt } from './domain/retry';
import { Conversation } from './conversation';
import { type MessageRow, MessagesRepository } from './messages.repository';
import { Writing } from './writing';

type Outcome = MailOutcome | { readonly kind: 'nobody'; readonly reasonCode: string };

const defaultLocale: Locale = 'id';

/** Takes a message that is `sending` to its channel and writes down what became of it. */
@Injectable()
export class MessagesSender {
  private readonly logger = new Logger(MessagesSender.name);

  constructor(
    private readonly database: Database,
    private readonly messages: MessagesRepository,
    private readonly contacts: Contacts,
    private readonly email: EmailChannel,
    private readonly writing: Writing,
    private readonly conversation: Conversation,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async send(message: MessageRow): Promise<void> {
    const outcome = await this.deliver(message);
    if (outcome.kind !== 'sent') {
      this.logger.warn({ messageId: message.id, outcome: outcome.kind, reasonCode: outcome.reasonCode });
    }
    await this.record(message, outcome);
  }

  private async deliver(message: MessageRow): Promise<Outcome> {
    try {
      const contact = await this.contacts.of({ kind: message.recipientKind, id: message.recipientId });
      if (!contact?.email) return { kind: 'nobody', reasonCode: 'no_address' };
      const locale = contact.locale ?? message.locale ?? defaultLocale;
      const letter = await this.conversation.withWords(this.writing.letter(message, locale), message);
      const replyTo = await this.conversation.replyTo(message);
      const mail = mailOf(letter, { locale, name: contact.name, replyLine: replyTo !== null });
      return await this.email.send({
        ...mail,
        messageId: message.id,
        replyTo,
        thread: message.claimId,
        to: { name: contact.name, address: contact.email },
      });
    } catch (error) {
      // Thrown before the mail server was called: nothing has left.
      const reasonCode = reasonOf(error);
      if (reasonCode === 'not_written') this.logger.error(error);
      return { kind: 'not_sent', reasonCode };
    }
  }

  private async record(message: MessageRow, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    const again = outcome.kind === 'not_sent' ? retryAt(message.attempts + 1, now, Math.random()) : null;
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const { id } = message;
      // An outcome may come after the check gave up on it: it still says more than `unknown`.
      const still = ['sending', 'unknown'] as const;
      const reasonCode = outcome.kind === 'sent' ? undefined : outcome.reasonCode;
      await this.timers.cancel(manager, { name: 'message.check', subject: id });
      if (again) {
        const requeued = await this.messages.move(manager, id, ['sending'], { state: 'queued', reasonCode });
        if (requeued) await this.timers.arm(manager, { name: 'message.send', subject: id, dueAt: again });
        return;
      }
      if (outcome.kind === 'nobody') {
        await this.messages.move(manager, id, still, { state: 'dropped', reasonCode });
      } else if (outcome.kind === 'sent') {
        const moved = await this.messages.move(manager, id, still, { state: 'sent', sentAt: now });
        if (moved) await this.outbox.append(manager, [{ type: 'message.sent', ...about(message) }]);
      } else if (outcome.kind === 'unknown') {
        await this.giveUp(manager, message, 'unknown', outcome.reasonCode);
      } else {
        await this.giveUp(manager, message, 'failed', outcome.reasonCode);
      }
    });
  }

  /** Ends a message that is `sending` without success and says so. */
  async giveUp(
    manager: Parameters<MessagesRepository['move']>[0],
    message: MessageRow,
    state: 'failed' | 'unknown',
    reasonCode: string,
  ): Promise<void> {
    const moved = await this.messages.move(manager, message.id, ['sending'], { state, reasonCode });
    if (!moved) return;
    const { data, ...rest } = about(message);
    await this.outbox.append(manager, [{ type: 'message.failed', ...rest, data: { ...data, reasonCode } }]);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ContactUnavailable) return 'contact_unavailable';
  return error instanceof ClaimsUnavailable ? 'words_unavailable' : 'not_written';
}

const about = ({ id, organisationId, claimId, shipmentId, template, channel }: MessageRow) => ({
  subject: id,
  organisationId,
  data: { messageId: id, organisationId, claimId, shipmentId, template, channel },
});
