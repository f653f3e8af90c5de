import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import { z } from 'zod';
import type { NotificationsConfig } from '../config';
import type { ReplyEnd } from './reply-addresses';

const words = z.object({ body: z.string(), attachments: z.int() });
const added = z.object({ id: z.uuid() });
const joined = z.object({ messageId: z.uuid(), joined: z.boolean() });

/** Claims did not answer, or not now: try again later. */
export class ClaimsUnavailable extends Error {}

export const sideOf = ({ roles }: ReplyEnd): 'claimant' | 'staff' =>
  roles.some((role) => role !== 'shipper' && role !== 'courier') ? 'staff' : 'claimant';

export interface MailReply {
  readonly mailId: string;
  readonly body: string;
  readonly attachments: readonly string[];
  readonly omittedFiles: number;
}

/** Claims keep the words: they are asked for when a mail leaves, and given back when one arrives. Nothing stays here. */
@Injectable()
export class ClaimsClient {
  constructor(@Inject(CONFIG) private readonly config: NotificationsConfig) {}

  /** `null` when there are none any more. */
  async words(messageId: string): Promise<z.infer<typeof words> | null> {
    const response = await this.ask(`claim-messages/${messageId}`, { method: 'GET' });
    return response.status === 404 ? null : words.parse(await bodyOf(response));
  }

  /** The evidence a file became; `null` when it is of a kind or size that is not taken. */
  async addFile(end: ReplyEnd, name: string, content: Uint8Array<ArrayBuffer>): Promise<string | null> {
    const form = new FormData();
    for (const [field, value] of Object.entries(authorOf(end))) form.set(field, value);
    form.set('file', new Blob([content]), name);
    const response = await this.ask(`claims/${end.claimId}/mail-files`, { method: 'POST', body: form });
    return response.status >= 400 ? null : added.parse(await bodyOf(response)).id;
  }

  async join(end: ReplyEnd, reply: MailReply): Promise<{ joined: boolean } | null> {
    const response = await this.ask(`claims/${end.claimId}/mail-replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...authorOf(end), ...reply }),
    });
    return response.status >= 400 ? null : joined.parse(await bodyOf(response));
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${this.config.CLAIMS_URL}/internal/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.config.SERVICE_TOKEN}` },
      signal: AbortSignal.timeout(30_000),
    }).catch((error: unknown) => {
      throw new ClaimsUnavailable('no answer', { cause: error });
    });
    if (response.status >= 500 || response.status === 429) {
      throw new ClaimsUnavailable(`status ${response.status}`);
    }
    return response;
  }
}

const authorOf = (end: ReplyEnd) => ({
  personId: end.personId,
  organisationId: end.organisationId,
  side: sideOf(end),
});

const bodyOf = (response: Response): Promise<unknown> => response.json();
