import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { NotificationsConfig } from '../config';
import { quietUntil } from '../preferences/domain/quiet-hours';
import { decideTurn, type Turn } from './domain/message';
import { type MessageRow, MessagesRepository } from './messages.repository';
import { MessagesSender } from './messages.sender';

/** What happens to a message when its turn comes. */
@Injectable()
export class TurnsService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly sender: MessagesSender,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  /** Drops it, puts it off, or marks it as being sent; then what it returns sends it after the commit. */
  async take(manager: EntityManager, id: string): Promise<void | (() => Promise<void>)> {
    const message = await this.messages.lock(manager, id);
    if (message?.state !== 'queued') return;
    const now = this.clock.now();
    const turn = decideTurn(turnOf(message, now));
    if (turn.kind === 'drop') {
      await this.messages.move(manager, id, ['queued'], { state: 'dropped', reasonCode: turn.reasonCode });
    } else if (turn.kind === 'wait') {
      await this.timers.arm(manager, { name: 'message.send', subject: id, dueAt: turn.until });
    } else {
      await this.messages.startSending(manager, id);
      const dueAt = new Date(now.getTime() + this.config.SMTP_CHECK_AFTER_MS);
      await this.timers.arm(manager, { name: 'message.check', subject: id, dueAt, punctual: false });
      return () => this.sender.send(message);
    }
  }

  /** The process that took it left no word: it may have reached the mail server, so a person decides. */
  async check(manager: EntityManager, id: string): Promise<void> {
    const message = await this.messages.lock(manager, id);
    if (message?.state === 'sending') await this.sender.giveUp(manager, message, 'unknown', 'interrupted');
  }
}

function turnOf(message: MessageRow, now: Date): Turn {
  const { critical, onlyWhile, caseStage, openRequestNo, facts, quietStarts, quietEnds, quietZone } = message;
  const quiet = quietStarts && quietEnds && quietZone;
  return {
    critical,
    onlyWhile,
    claimed: message.claimed,
    caseStage,
    openRequestNo,
    requestNo: typeof facts['requestNo'] === 'number' ? facts['requestNo'] : null,
    recipientActive: message.recipientKind === 'consignee' || message.active === true,
    complete: !(message.claimId && !message.claimNumber) && !(message.shipmentId && !message.waybill),
    plannedAt: message.createdAt,
    now,
    quietUntil: quiet ? quietUntil({ starts: quietStarts, ends: quietEnds, zone: quietZone }, now) : null,
  };
}
