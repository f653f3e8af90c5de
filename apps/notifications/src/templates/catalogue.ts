import { events, type EventType, eventTypes } from '@tuntas/contracts';
import { z } from 'zod';
import type { Channel, Rule, Topic } from '../rules/rule';
import { followUpRules, rules } from '../rules/rules';
import { templateNames } from './render';
import { sampleOf, variantsOf } from './sample';
import type { TemplateName } from './template';

/** Where a text is used: what happens, who reads it, over which channels. */
export interface Use {
  readonly when: string;
  readonly to: string;
  readonly channels: readonly Channel[];
  readonly topic: Topic;
  readonly critical: boolean;
}

export interface CatalogueEntry {
  readonly name: TemplateName;
  readonly uses: readonly Use[];
  /** What it is told; facts of a preview must fit it. */
  readonly schema: z.ZodType;
  readonly sample: Record<string, unknown>;
}

const survey = z.strictObject({ surveyId: z.uuid(), claimId: z.uuid(), answerBy: z.iso.datetime() });

interface Found {
  readonly name: TemplateName;
  readonly use: Use;
  readonly schema: z.ZodType;
  readonly sample: Record<string, unknown>;
}

/** Every text that one rule may pick, each with the facts that make the rule pick it. */
function picked(when: string, schema: z.ZodType, rule: Rule<object>): Found[] {
  const sample = sampleOf(schema) as Record<string, unknown>;
  const { to, by: channels, topic, critical = false } = rule;
  const use = { when, to: typeof to === 'object' ? to.staff.join(', ') : to, channels, topic, critical };
  const { template } = rule;
  if (typeof template !== 'function') return [{ name: template, use, schema, sample }];
  const choose = template as (facts: object) => TemplateName;
  const variants = [...variantsOf(schema), ...('reporterId' in sample ? [{ reporterId: 'recipient' }] : [])];
  return [{}, ...variants].map((variant) => {
    const facts = { ...sample, ...variant };
    return { name: choose(facts), use, schema, sample: facts };
  });
}

// The rules of one event and its data always belong together; indexing by a union loses that.
const ofEvent = (type: EventType): Found[] =>
  rules[type].flatMap((rule) => picked(type, events[type].data, rule as Rule<object>));

const ofFollowUps = (): Found[] => [
  ...followUpRules['evidence.remind'].flatMap((rule) =>
    picked('evidence.remind', events['claim.evidence_requested'].data, rule as Rule<object>),
  ),
  ...followUpRules['survey.send'].flatMap((rule) => picked('survey.send', survey, rule as Rule<object>)),
];

function entryOf(name: TemplateName, found: readonly Found[]): CatalogueEntry {
  const mine = found.filter((one) => one.name === name);
  const first = mine[0];
  if (!first) throw new Error(`No rule sends the template ${name}.`);
  const uses = [...new Map(mine.map(({ use }) => [JSON.stringify(use), use])).values()];
  return { name, uses, schema: first.schema, sample: first.sample };
}

/** Every template with where it is used and an example of what it is told. */
export function catalogue(): readonly CatalogueEntry[] {
  const found = [...eventTypes.flatMap(ofEvent), ...ofFollowUps()];
  return templateNames
    .filter((name) => found.some((one) => one.name === name))
    .map((name) => entryOf(name, found));
}
