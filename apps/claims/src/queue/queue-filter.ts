import type { Actor } from '@tuntas/platform';
import { BREACH_REASON } from '../breaches/breach-reason.sql';
import type { QueueFilter } from './domain/filter';

/** What the statement needs beside the filter itself. */
export interface Reader {
  readonly actor: Actor;
  readonly at: Date;
  /** Absent people whose work the reader may take. */
  readonly covered: readonly string[];
  /** Claims found by a search, and a pattern where there are too many to list; null without a search. */
  readonly found: { readonly ids: readonly string[]; readonly pattern: string | null } | null;
}

/** The order of the queue: breached first, then least time left; without a running deadline last. */
export const DEADLINE = `coalesce(claim.next_due_at, 'infinity')`;

/** Repeats the condition of the partial indexes, so that the planner may use them. */
export const OPEN = `claim.stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')`;

type Condition = (bind: (value: unknown, type: string) => string) => string | null;
type Facet = keyof QueueFilter | 'found';

/** The conditions of the queue by the filter they belong to, so that a count can leave its own out. */
export function queueConditions(filter: QueueFilter, reader: Reader): Map<Facet, Condition> {
  const { stage, type, carrier, organisationId, priority, clock, assignee, overdue } = filter;
  const oneOf = (column: string, values: readonly string[] | undefined, sqlType = 'text'): Condition =>
    (bind) => (values ? `${column} = ANY(${bind(values, `${sqlType}[]`)})` : null); // prettier-ignore
  const bound = (column: string, operator: string, value: string | undefined): Condition =>
    (bind) => (value === undefined ? null : `${column} ${operator} ${bind(value, 'timestamptz')}`); // prettier-ignore
  return new Map<Facet, Condition>([
    ['stage', stage ? oneOf('claim.stage', stage) : () => 'claim.next_due_at IS NOT NULL'],
    ['type', oneOf('claim.type', type)],
    ['carrier', oneOf('claim.carrier', carrier)],
    ['organisationId', oneOf('claim.organisation_id', organisationId, 'uuid')],
    ['priority', oneOf('claim.priority', priority)],
    ['clock', oneOf('claim.next_clock', clock)],
    ['assignee', assigneeCondition(assignee, reader)],
    ['overdue', bound(DEADLINE, overdue === 'true' ? '<=' : '>', overdue && reader.at.toISOString())],
    ['breachReason', oneOf(BREACH_REASON, filter.breachReason)],
    ['dueFrom', bound(DEADLINE, '>=', filter.dueFrom)],
    ['dueTo', bound(DEADLINE, '<', filter.dueTo)],
    ['filedFrom', bound('claim.filed_at', '>=', filter.filedFrom)],
    ['filedTo', bound('claim.filed_at', '<', filter.filedTo)],
    ['found', foundCondition(reader)],
  ]);
}

function assigneeCondition(assignee: readonly string[] | undefined, { actor, covered }: Reader): Condition {
  if (!assignee) return () => null;
  const people = assignee.flatMap((word) => {
    if (word === 'me') return [actor.personId];
    if (word === 'covering') return covered;
    return word === 'nobody' || word === 'anyone' ? [] : [word];
  });
  return (bind) => {
    const parts = [
      ...(assignee.includes('nobody') ? ['claim.assignee_id IS NULL'] : []),
      ...(assignee.includes('anyone') ? ['claim.assignee_id IS NOT NULL'] : []),
      ...(people.length > 0 ? [`claim.assignee_id = ANY(${bind(people, 'text[]')})`] : []),
    ];
    return parts.length > 0 ? `(${parts.join(' OR ')})` : 'false';
  };
}

const foundCondition = ({ found }: Reader): Condition => (bind) => {
  if (!found) return null;
  const listed = `claim.id = ANY(${bind(found.ids, 'uuid[]')})`;
  if (found.pattern === null) return listed;
  const pattern = bind(found.pattern, 'text');
  return `(${listed} OR claim.waybill ILIKE ${pattern} OR claim.number ILIKE ${pattern} OR claim.external_reference ILIKE ${pattern})`;
}; // prettier-ignore

/** The WHERE of the queue with its parameters; `without` leaves one filter out. */
export function queueWhere(
  filter: QueueFilter,
  reader: Reader,
  without?: Facet,
): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${params.push(value)}::${type}`;
  const conditions = [...queueConditions(filter, reader)].flatMap(([facet, condition]) => {
    // Without the filter by stage, all that is open is shown.
    if (facet === without) return [];
    return condition(bind) ?? [];
  });
  return { where: [OPEN, ...conditions].join(' AND '), params };
}
