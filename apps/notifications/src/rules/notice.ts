import type { Envelope } from '@tuntas/contracts';
import type { TemplateName } from '../templates/template';
import type { Channel, Condition, FollowUp, FollowUpFacts, Rule, Topic } from './rule';
import { followUpRules, rules } from './rules';

/** One rule applied to one event: what to tell whom, before recipients are known. */
export interface Notice {
  readonly audience: 'claimant' | 'shippers' | 'person' | 'consignee' | 'staff';
  readonly roles: readonly string[];
  readonly personId: string | null;
  /** Of staff, only these; empty is everybody with one of the roles. */
  readonly personIds: readonly string[];
  readonly shipmentId: string | null;
  readonly template: TemplateName;
  readonly channels: readonly Channel[];
  readonly topic: Topic;
  readonly critical: boolean;
  readonly rung: string;
  readonly onlyWhile: Condition | null;
}

/** What happened, as far as messages care; `dedupKey` is the same for the same happening. */
export interface Occasion {
  readonly dedupKey: string;
  readonly organisationId: string | null;
  readonly claimId: string | null;
  readonly shipmentId: string | null;
  readonly facts: object;
  readonly notices: readonly Notice[];
}

interface Known {
  claimId?: string;
  claimantId?: string;
  shipmentId?: string;
  reporterId?: string;
  assigneeId?: string | null;
  recipients?: readonly string[];
}

export function occasionOf(event: Envelope): Occasion {
  return occasion(rules[event.type], event.data, event.id, event.organisationId);
}

export function followUpOccasion<F extends FollowUp>(
  followUp: F,
  facts: FollowUpFacts[F],
  { dedupKey, organisationId }: { dedupKey: string; organisationId: string },
): Occasion {
  return occasion(followUpRules[followUp], facts, dedupKey, organisationId);
}

// The rules of one event and its data always belong together; indexing by a union loses that.
function occasion(
  applied: readonly unknown[],
  facts: object,
  dedupKey: string,
  organisationId: string | null,
): Occasion {
  const known: Known = facts;
  return {
    dedupKey,
    organisationId,
    claimId: known.claimId ?? null,
    shipmentId: known.shipmentId ?? null,
    facts,
    notices: applied
      .map((rule) => rule as Rule<object>)
      .filter(({ when }) => when?.(facts) ?? true)
      .map((rule) => noticeOf(rule, facts)),
  };
}

const personIn: Readonly<Partial<Record<string, (facts: Known) => string | null | undefined>>> = {
  reporter: ({ reporterId }) => reporterId,
  claimant: ({ claimantId }) => claimantId,
  assignee: ({ assigneeId }) => assigneeId,
};

function noticeOf(rule: Rule<object>, facts: Known): Notice {
  const { to } = rule;
  const template: TemplateName = typeof rule.template === 'function' ? rule.template(facts) : rule.template;
  return {
    audience: typeof to === 'object' ? 'staff' : to === 'reporter' || to === 'assignee' ? 'person' : to,
    roles: typeof to === 'object' ? to.staff : [],
    personId: (typeof to === 'object' ? null : personIn[to]?.(facts)) ?? null,
    personIds: (typeof to === 'object' && to.named && facts.recipients) || [],
    shipmentId: rule.shipment?.(facts) ?? facts.shipmentId ?? null,
    template,
    channels: rule.by,
    topic: rule.topic,
    critical: rule.critical ?? false,
    rung: rule.rung?.(facts) ?? '',
    onlyWhile: rule.onlyWhile ?? null,
  };
}
