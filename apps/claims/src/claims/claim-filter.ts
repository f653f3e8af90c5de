import { waybillKey } from '@tuntas/contracts';
import type { Scope } from '@tuntas/platform';

/** Filters of lists of claims, by the column and type they are held against. */
const columns = {
  stage: ['claim.stage', 'text'],
  decision: ['claim.decision', 'text'],
  settlement: ['claim.settlement', 'text'],
  type: ['claim.type', 'text'],
  waybill: ['claim.waybill', 'text'],
  shipmentId: ['claim.shipment_id', 'uuid'],
  number: ['claim.number', 'text'],
  externalReference: ['claim.external_reference', 'text'],
  organisationId: ['claim.organisation_id', 'uuid'],
} as const;

type Name = keyof typeof columns;
const names = Object.keys(columns) as Name[];

/** Each filter takes several values, which are alternatives. */
export type ClaimFilters = { readonly [K in Name]?: readonly string[] | undefined };

/** The WHERE of a list: the scope first, behind which row-level security stands, then the filters that were given. */
export function claimFilter(scope: Scope, filters: ClaimFilters): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const oneOf = (name: Name, values: readonly string[]): string => {
    const [column, type] = columns[name];
    return `${column} = ANY($${params.push(values)}::${type}[])`;
  };
  const ofParcels = (waybills: readonly string[]): string =>
    `claim.shipment_id IN (SELECT id FROM shipments WHERE waybill_key = ANY($${params.push(waybills.map(waybillKey))}::text[]))`;
  const conditions = scope === '*' ? ['true'] : [oneOf('organisationId', [scope])];
  for (const name of names) {
    const values = filters[name];
    if (values) conditions.push(name === 'waybill' ? ofParcels(values) : oneOf(name, values));
  }
  return { where: conditions.join(' AND '), params };
}
