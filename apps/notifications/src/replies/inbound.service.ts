import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import PostalMime, { type Email } from 'postal-mime';
import { Contacts } from '../recipients/contacts';
import { ClaimsClient } from './claims-client';
import { automaticReason } from './domain/automatic';
import { textOfHtml, trimReply } from './domain/trim-reply';
import type { ReplyEnd } from './reply-addresses';

/** What becomes of a mail. Only `refused` is told to the sender's mail server; the rest is taken. */
export type Taken =
  | { readonly outcome: 'joined' | 'known' }
  | { readonly outcome: 'ignored'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: string };

const MOST_FILES = 10;
/** More than a person writes in an hour: two programs have found each other. */
const MOST_PER_HOUR = 30;

/** A mail to a reply address becomes a message on its claim, once; nothing of its words stays in this service. */
@Injectable()
export class InboundService {
  constructor(
    private readonly database: Database,
    private readonly contacts: Contacts,
    private readonly claims: ClaimsClient,
    private readonly clock: Clock,
  ) {}

  /** Throws when something that is needed does not answer: the sender's server then tries again. */
  async take(end: ReplyEnd, raw: Buffer, returnPath: string): Promise<Taken> {
    const mail = await PostalMime.parse(raw);
    const mailId = createHash('sha256')
      .update(mail.messageId?.trim() || raw)
      .digest('hex');
    if (await this.isKnown(end, mailId)) return { outcome: 'known' };
    const taken = await this.decide(end, mail, mailId, returnPath);
    await this.note(end, mailId, taken);
    return taken;
  }

  private async decide(end: ReplyEnd, mail: Email, mailId: string, returnPath: string): Promise<Taken> {
    const from = mail.from?.address?.toLowerCase() ?? '';
    const headers = new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]));
    const automatic = automaticReason({ returnPath, from, headers });
    if (automatic) return { outcome: 'ignored', reason: automatic };
    const contact = await this.contacts.of({ kind: 'person', id: end.personId });
    if (contact?.email?.toLowerCase() !== from) return { outcome: 'refused', reason: 'another_sender' };
    if (await this.isFlooded(end)) return { outcome: 'ignored', reason: 'too_many' };
    const body = trimReply(mail.text || textOfHtml(mail.html ?? ''));
    const { attachments, omittedFiles } = await this.filesOf(end, mail);
    if (!body && attachments.length === 0) return { outcome: 'ignored', reason: 'empty' };
    const reply = { mailId, body: body || '(lampiran · attachments)', attachments, omittedFiles };
    const answer = await this.claims.join(end, reply);
    if (!answer) return { outcome: 'refused', reason: 'not_taken' };
    return { outcome: answer.joined ? 'joined' : 'known' };
  }

  /** Through the same door as an upload; what does not pass is counted, and the words come in all the same. */
  private async filesOf(end: ReplyEnd, { attachments: files }: Email) {
    const attachments: string[] = [];
    const attached = files.filter(({ disposition }) => disposition !== 'inline');
    for (const { filename, content } of attached.slice(0, MOST_FILES)) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
      const id = await this.claims.addFile(end, filename ?? 'file', bytes);
      if (id) attachments.push(id);
    }
    return { attachments, omittedFiles: attached.length - attachments.length };
  }

  private async isKnown({ claimId }: ReplyEnd, mailId: string): Promise<boolean> {
    const rows = await this.database.read(SYSTEM_SCOPE, (manager) =>
      manager.query<object[]>('SELECT FROM inbound_mails WHERE claim_id = $1 AND mail_id = $2', [
        claimId,
        mailId,
      ]),
    );
    return rows.length > 0;
  }

  private async isFlooded({ id }: ReplyEnd): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - 3_600_000);
    const [row] = await this.database.read(SYSTEM_SCOPE, (manager) =>
      manager.query<{ many: boolean }[]>(
        'SELECT count(*) >= $3 AS many FROM inbound_mails WHERE reply_id = $1 AND at > $2',
        [id, since, MOST_PER_HOUR],
      ),
    );
    return row?.many ?? false;
  }

  private async note(end: ReplyEnd, mailId: string, taken: Taken): Promise<void> {
    const reason = 'reason' in taken ? taken.reason : null;
    await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      manager.query(
        `INSERT INTO inbound_mails (claim_id, mail_id, reply_id, organisation_id, outcome, reason, at)
         SELECT $1, $2, $3, organisation_id, $4, $5, $6 FROM reply_addresses WHERE id = $3
         ON CONFLICT DO NOTHING`,
        [end.claimId, mailId, end.id, taken.outcome, reason, this.clock.now()],
      ),
    );
  }
}
