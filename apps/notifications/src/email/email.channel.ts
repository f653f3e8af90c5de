import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import { createTransport } from 'nodemailer';
import type { NotificationsConfig } from '../config';
import type { Mail } from '../templates/layout';
import { type MailOutcome, outcomeOf } from './mail-outcome';

export interface OutgoingMail extends Mail {
  readonly messageId: string;
  readonly replyTo: string | null;
  /** The claim it is about: mail programs show mails of one claim together. */
  readonly thread: string | null;
  readonly to: { readonly name: string; readonly address: string };
}

/** Mail over SMTP, a few connections kept open. */
@Injectable()
export class EmailChannel implements OnApplicationShutdown {
  private readonly transport;
  private readonly domain: string;

  constructor(@Inject(CONFIG) private readonly config: NotificationsConfig) {
    this.domain = /@([^>\s]+)/.exec(config.MAIL_FROM)?.[1] ?? 'localhost';
    this.transport = createTransport({
      url: config.SMTP_URL,
      pool: true,
      maxConnections: 5,
      connectionTimeout: config.SMTP_TIMEOUT_MS,
      greetingTimeout: config.SMTP_TIMEOUT_MS,
      socketTimeout: config.SMTP_TIMEOUT_MS,
    });
  }

  /** Never throws: every end is one of the outcomes. The Message-ID is the same at every try. */
  async send({ messageId, replyTo, thread, to, subject, text, html }: OutgoingMail): Promise<MailOutcome> {
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to,
        subject,
        text,
        html,
        messageId: `<${messageId}@${this.domain}>`,
        ...(replyTo ? { replyTo } : {}),
        ...(thread ? { references: `<claim-${thread}@${this.domain}>` } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent' };
    } catch (error) {
      return outcomeOf(Object(error));
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
