import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG } from '@tuntas/platform';
import { z } from 'zod';
import type { ClaimsConfig } from '../config';

/** Whose names were looked at: everybody's, the newest bearers of a common name, or nobody's for now. */
export const nameSearches = ['all', 'newest', 'unavailable'] as const;

export interface Named {
  readonly shipmentIds: readonly string[];
  readonly claimantIds: readonly string[];
  readonly names: (typeof nameSearches)[number];
}

const PARCELS = 1_000;
const PEOPLE = 200;
const PATIENCE_MS = 2_000;

const parcels = z.object({ shipmentIds: z.array(z.uuid()), more: z.boolean() });
const people = z.object({ personIds: z.array(z.string()), more: z.boolean() });

/** Claims hold no names: tracking knows recipients, the gateway knows people (ADR 12). */
@Injectable()
export class NamesClient {
  private readonly log = new Logger(NamesClient.name);

  constructor(
    @Inject(CONFIG) private readonly config: Pick<ClaimsConfig, 'GATEWAY_URL' | 'TRACKING_URL' | 'SERVICE_TOKEN'>,
  ) {} // prettier-ignore

  /** Whoever bears this name or a part of it; a service that does not answer costs the names, never the search. */
  async find(name: string): Promise<Named> {
    const [recipients, claimants] = await Promise.all([
      this.ask(`${this.config.TRACKING_URL}/internal/consignees/search`, { name, most: PARCELS }, parcels),
      this.ask(`${this.config.GATEWAY_URL}/internal/people/search`, { name, most: PEOPLE }, people),
    ]);
    return {
      shipmentIds: recipients?.shipmentIds ?? [],
      claimantIds: claimants?.personIds ?? [],
      names: !recipients || !claimants ? 'unavailable' : recipients.more || claimants.more ? 'newest' : 'all',
    };
  }

  private async ask<T>(url: string, question: object, answer: z.ZodType<T>): Promise<T | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.config.SERVICE_TOKEN}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return answer.parse(await response.json());
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'names not searched');
      return null;
    }
  }
}
