import type { Scope } from '@tuntas/platform';

/** Filters of lists of claims, by the column they are held against. */
const columns = {
  stage: 'claim.stage',
  decision: 'claim.decision',
  settlement: 'claim.settlement',
  type: 'claim.type',
  waybill: 'claim.waybill',
  shipmentId: 'claim.shipment_id',
  externalReference: 'claim.external_reference',
  organisationId: 'claim.organisation_id',
} as const;

export type ClaimFilters = { readonly [K in keyof typeof columns]?: string | readonly string[] | undefined };

/** The WHERE of a list: the scope first, behind which row-level security stands, then the filters that were given. */
export function claimFilter(scope: Scope, filters: ClaimFilters): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const conditions = ['true'];
  const equal = (column: string, value: string | readonly string[]): void => {
    params.push(value);
    conditions.push(
      typeof value === 'string' ? `${column} = $${params.length}` : `${column} = ANY ($${params.length})`,
    );
  };
  if (scope !== '*') equal(columns.organisationId, scope);
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
    const value = filters[name];
    if (value !== undefined) equal(columns[name], value);
  }
  return { where: conditions.join(' AND '), params };
}
