import type { EntityManager } from 'typeorm';
import { DEADLINE, queueWhere, type Reader } from './queue-filter';
import type { QueueFilter } from './domain/filter';

/** Counting stops here, so that a million open claims cost no more than this many. */
export const COUNTED = 10_000;

const facets = {
  byStage: ['stage', 'stage'],
  byType: ['type', 'type'],
  byPriority: ['priority', 'priority'],
  byClock: ['clock', 'next_clock'],
  byCarrier: ['carrier', 'carrier'],
  byAssignee: ['assignee', 'assignee_id'],
  byOrganisation: ['organisationId', 'organisation_id'],
} as const;
type FacetName = keyof typeof facets;
const facetNames = Object.keys(facets) as FacetName[];
/** Values of one facet that are told, most claims first. */
const VALUES = 50;

interface Row {
  facet: number;
  value: string | null;
  claims: number;
  overdue: number;
  unassigned: number;
  mine: number;
}

type Counted = Record<FacetName, Record<string, number>> &
  Record<'total' | 'overdue' | 'unassigned' | 'mine', number>;

/** One pass over the most urgent claims that fit: the totals, and each facet's numbers. */
async function pass(
  manager: EntityManager,
  filter: QueueFilter,
  reader: Reader,
  without?: keyof QueueFilter,
): Promise<Counted> {
  const { where, params } = queueWhere(filter, reader, without);
  const columns = facetNames.map((name) => facets[name][1]);
  const [now, me] = [`$${params.length + 1}::timestamptz`, `$${params.length + 2}::text`];
  const rows: Row[] = await manager.query(
    `WITH fitting AS (
       SELECT claim.stage, claim.type, claim.priority, claim.next_clock, claim.carrier, claim.assignee_id,
              claim.organisation_id, claim.next_due_at
       FROM claims claim WHERE ${where} ORDER BY ${DEADLINE}, claim.id LIMIT ${COUNTED}
     )
     SELECT grouping(${columns.join(', ')}) AS facet,
            coalesce(${columns.map((column) => `${column}::text`).join(', ')}) AS value,
            count(*) AS claims,
            count(*) FILTER (WHERE next_due_at <= ${now}) AS overdue,
            count(*) FILTER (WHERE assignee_id IS NULL) AS unassigned,
            count(*) FILTER (WHERE assignee_id = ${me}) AS mine
     FROM fitting GROUP BY GROUPING SETS ((), ${columns.map((column) => `(${column})`).join(', ')})
     ORDER BY claims DESC`,
    [...params, reader.at, reader.actor.personId],
  );
  return countedOf(rows);
}

function countedOf(rows: readonly Row[]): Counted {
  // A bit of grouping() is 0 for the column that a row is grouped by, the first column being the highest bit.
  const all = 2 ** facetNames.length - 1;
  const valuesOf = (name: FacetName): Record<string, number> => {
    const bits = all - 2 ** (facetNames.length - 1 - facetNames.indexOf(name));
    const values = rows.filter(({ facet, value }) => facet === bits && value !== null).slice(0, VALUES);
    return Object.fromEntries(values.map(({ value, claims }) => [value, claims]));
  };
  const whole = rows.find(({ facet }) => facet === all);
  return {
    total: whole?.claims ?? 0,
    overdue: whole?.overdue ?? 0,
    unassigned: whole?.unassigned ?? 0,
    mine: whole?.mine ?? 0,
    byStage: valuesOf('byStage'),
    byType: valuesOf('byType'),
    byPriority: valuesOf('byPriority'),
    byClock: valuesOf('byClock'),
    byCarrier: valuesOf('byCarrier'),
    byAssignee: valuesOf('byAssignee'),
    byOrganisation: valuesOf('byOrganisation'),
  };
}

/** How many claims each further choice would show: a filter's own choices are counted as if it were not set. */
export async function countQueue(manager: EntityManager, filter: QueueFilter, reader: Reader) {
  const base = await pass(manager, filter, reader);
  let counted = base;
  for (const name of facetNames) {
    const [own] = facets[name];
    if (filter[own] === undefined) continue;
    const wider = await pass(manager, filter, reader, own);
    counted = { ...counted, [name]: wider[name] };
    if (own === 'assignee') counted = { ...counted, unassigned: wider.unassigned, mine: wider.mine };
  }
  if (filter.overdue !== undefined) {
    counted = { ...counted, overdue: (await pass(manager, filter, reader, 'overdue')).overdue };
  }
  return { ...counted, bounded: base.total >= COUNTED };
}
