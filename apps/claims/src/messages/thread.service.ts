import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  isStaff,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { type Author, authorOf } from '../claims/author';
import { ClaimChanges } from '../claims/claim-changes';
import { type LoadedClaim, lockClaim } from '../claims/claim.repository';
import { requireNeutral } from '../claims/domain/decide';
import { claimantWrites, staffWrites } from '../claims/domain/write';
import type { MessageChannel } from '../claims/domain/claim';
import type { ClaimMessageEntity, Side, Visibility } from './message.entity';
import { messageOf } from './message-views';
import type { WriteMessageDto } from './messages.dto';
import { filesOf, insertMessage, markRead } from './messages.repository';

/** A message before it is on the claim. */
export interface Said {
  readonly body: string;
  readonly visibility: Visibility;
  readonly attachments: readonly string[];
  readonly channel: MessageChannel;
  readonly mailId?: string;
  readonly omittedFiles?: number;
}

/** Writing on a claim: the text into its table, what it means for the claim through the rules. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly database: Database,
    private readonly changes: ClaimChanges,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  write(actor: Actor, claimId: string, message: WriteMessageDto, key: IdempotencyHeader | null) {
    const scope = scopeOf(actor);
    const side: Side = isStaff(actor) ? 'staff' : 'claimant';
    if (side === 'claimant' && message.visibility === 'internal') throw notForClaimants();
    const author = authorOf(actor);
    const said: Said = { ...message, channel: actor.kind === 'person' ? 'web' : 'api' };
    return this.database.transaction(scope, (manager) => {
      const work = async () => {
        const claim = await lockClaim(manager, scope, claimId);
        const row = await this.add(manager, claim, side, author, said);
        const files = await filesOf(manager, [row.id]);
        return messageOf(row, files.get(row.id) ?? [], side === 'staff');
      };
      return this.idempotency.once(manager, key && { ...key, actor }, work);
    });
  }

  /** In the caller's transaction, on a locked claim. */
  async add(
    manager: EntityManager,
    claim: LoadedClaim,
    side: Side,
    author: Author,
    { attachments, mailId, omittedFiles = 0, ...said }: Said,
  ): Promise<ClaimMessageEntity> {
    const { id: claimId, organisationId } = claim.row;
    if (side === 'staff') requireNeutral(claim.state, author.actor);
    const at = this.clock.now();
    const row: ClaimMessageEntity = {
      id: v7(),
      claimId,
      organisationId,
      writtenBy: side,
      authorId: author.actor.personId,
      ...said,
      mailId: mailId ?? null,
      omittedFiles,
      createdAt: at,
    };
    await insertMessage(manager, row, attachments);
    await markRead(manager, claim.row, row.authorId, at);
    if (row.visibility === 'internal') await this.noteWritten(manager, row, author);
    else {
      const posted = { messageId: row.id, channel: row.channel, attachments: attachments.length };
      const write = side === 'staff' ? staffWrites : claimantWrites;
      await this.changes.apply(manager, claim, write(claim.state, row.authorId, posted), author);
    }
    return row;
  }

  /** A note changes nothing about the claim: no clock hears of it, and nobody outside the desk. */
  private async noteWritten(
    manager: EntityManager,
    { id: messageId, claimId, organisationId }: ClaimMessageEntity,
    { actor, channel }: Author,
  ): Promise<void> {
    await this.audit.append(manager, {
      organisationId,
      subject: claimId,
      action: 'claim.note_written',
      actor,
      channel,
      details: { messageId },
    });
  }
}

const notForClaimants = (): DomainError =>
  new DomainError('forbidden', 'message.internal', 'Internal notes are for the claims desk.');
