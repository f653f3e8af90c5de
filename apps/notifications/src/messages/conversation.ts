import { Injectable } from '@nestjs/common';
import { ClaimsClient } from '../replies/claims-client';
import { ReplyAddresses } from '../replies/reply-addresses';
import type { Letter } from '../templates/template';
import type { MessageRow } from './messages.repository';

/** What makes a mail part of a conversation: the words that were written on the claim, and a way back to it. */
@Injectable()
export class Conversation {
  constructor(
    private readonly claims: ClaimsClient,
    private readonly addresses: ReplyAddresses,
  ) {}

  /** Puts the written words into a letter about them, at the moment it leaves; they are stored nowhere here. */
  async withWords(letter: Letter, { facts }: MessageRow): Promise<Letter> {
    const messageId = facts['messageId'];
    if (typeof messageId !== 'string') return letter;
    const written = await this.claims.words(messageId);
    if (!written) return letter;
    const paragraphs = written.body.split(/\n{2,}/);
    const [opening, ...rest] = letter.paragraphs;
    return { ...letter, paragraphs: [opening ?? '', ...paragraphs, ...rest] };
  }

  /** Where a reply to this mail goes; `null` when it is about no claim or nobody takes replies in. */
  async replyTo({ claimId, recipientKind, recipientId }: MessageRow): Promise<string | null> {
    return claimId && recipientKind === 'person' ? this.addresses.of(claimId, recipientId) : null;
  }
}
