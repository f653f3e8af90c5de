import { Inject, Injectable } from '@nestjs/common';
import { locales } from '@tuntas/contracts';
import { CONFIG } from '@tuntas/platform';
import { z } from 'zod';
import type { NotificationsConfig } from '../config';

const contactSchema = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  locale: z.enum(locales).nullish().catch(null),
});

/** Where and how to address somebody; lives in memory for a minute at most and is never stored. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly locale: z.infer<typeof contactSchema>['locale'];
}

export interface Addressee {
  readonly kind: 'person' | 'consignee';
  readonly id: string;
}

/** The service that knows the contact could not be asked; the message waits. */
export class ContactUnavailable extends Error {}

const KEEP_MS = 60_000;
const KEEP_AT_MOST = 5_000;

/** Contact details, asked where they were entered at the moment they are needed. */
@Injectable()
export class Contacts {
  private readonly known = new Map<string, { until: number; contact: Promise<Contact | null> }>();

  constructor(@Inject(CONFIG) private readonly config: NotificationsConfig) {}

  /** `null` when nobody knows them any more. Throws {@link ContactUnavailable} when it cannot be found out now. */
  of(addressee: Addressee): Promise<Contact | null> {
    const url = this.urlOf(addressee);
    const known = this.known.get(url);
    if (known && known.until > Date.now()) return known.contact;
    const contact = this.ask(url);
    if (this.known.size >= KEEP_AT_MOST) this.known.clear();
    this.known.set(url, { until: Date.now() + KEEP_MS, contact });
    contact.catch(() => this.known.delete(url));
    return contact;
  }

  private urlOf({ kind, id }: Addressee): string {
    const { GATEWAY_URL, TRACKING_URL } = this.config;
    return kind === 'person'
      ? `${GATEWAY_URL}/internal/people/${encodeURIComponent(id)}`
      : `${TRACKING_URL}/internal/shipments/${encodeURIComponent(id)}/consignee`;
  }

  private async ask(url: string): Promise<Contact | null> {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${this.config.SERVICE_TOKEN}` },
      signal: AbortSignal.timeout(5_000),
    }).catch((error: unknown) => {
      throw new ContactUnavailable('no answer', { cause: error });
    });
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw new ContactUnavailable(`status ${response.status}`);
    const { name, email, locale } = contactSchema.parse(await response.json());
    return { name: name ?? '', email: email || null, locale };
  }
}
