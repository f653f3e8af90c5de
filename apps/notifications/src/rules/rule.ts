import type { EventData, EventType, Role } from '@tuntas/contracts';
import type { TemplateFacts, TemplateName } from '../templates/template';

/** How a message travels. Webhooks are not here: they carry events to systems, not texts to people. */
export const channels = ['email', 'in_app'] as const;
export type Channel = (typeof channels)[number];

/** What a person may switch off, per channel. */
export const topics = ['claims', 'parcels', 'work', 'money', 'surveys'] as const;
export type Topic = (typeof topics)[number];

/**
 * Who hears of it: the person that filed (the organisation's shippers when a key filed), all shippers of the
 * organisation, whoever works on the claim, the courier who reported, the person the parcel went to, or everybody with one of the roles.
 */
export type Audience = 'claimant' | 'assignee' | 'shippers' | 'reporter' | 'consignee' | Staff;

interface Staff {
  readonly staff: readonly Role[];
  /** Only those whom the event names, if it names anybody: whoever has the claim, or stands in for them. */
  readonly named?: true;
}

/** What must still be true when the message leaves; otherwise it is dropped. */
export type Condition = 'evidence_missing' | 'settled' | 'unclaimed';

/** Templates whose facts are what `Facts` holds. */
export type TemplateFor<Facts> = {
  [K in TemplateName]: Facts extends TemplateFacts[K] ? K : never;
}[TemplateName];

/** One line of the table: these people get this text over these channels. */
export interface Rule<Facts> {
  readonly to: Audience;
  readonly template: TemplateFor<Facts> | ((facts: Facts) => TemplateFor<Facts>);
  readonly by: readonly Channel[];
  /** Left out, always. */
  readonly when?: (facts: Facts) => boolean;
  readonly topic: Topic;
  /** Ignores opt-out and quiet hours: the reader loses money or a right without it. */
  readonly critical?: true;
  /** Part of the dedup key (recipient, event, rung, channel), where one event may be told in steps. */
  readonly rung?: (facts: Facts) => string;
  readonly onlyWhile?: Condition;
  /** Whose consignee, where it is not the shipment of the event. */
  readonly shipment?: (facts: Facts) => string;
}

export type EventRules = { readonly [T in EventType]: readonly Rule<EventData<T>>[] };

/** Messages that a timer starts, not an event. */
export interface FollowUpFacts {
  'evidence.remind': TemplateFacts['evidence_reminder'];
  'survey.send': TemplateFacts['survey'];
}
export type FollowUp = keyof FollowUpFacts;
export type FollowUpRules = { readonly [F in FollowUp]: readonly Rule<FollowUpFacts[F]>[] };
