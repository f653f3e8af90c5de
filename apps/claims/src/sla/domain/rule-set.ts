import type { SlaBook } from './book';

/** Why these rules cannot be used together; null when they can. */
export function refusalOf({ current }: SlaBook): { field: string; message: string } | null {
  const everybody = current.policies.some(
    ({ match, retired }) =>
      !retired && match.organisations.length + match.types.length + match.priorities.length === 0,
  );
  if (!everybody) return { field: 'match', message: 'One policy has to be for every claim' };
  for (const { id, clocks } of current.policies) {
    for (const [name, { calendar }] of Object.entries(clocks)) {
      if (current.offices.has(calendar)) continue;
      return { field: `clocks.${name}.calendar`, message: `Policy ${id} names an unknown calendar` };
    }
  }
  return null;
}
