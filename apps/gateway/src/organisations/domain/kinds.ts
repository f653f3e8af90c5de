import type { OrganisationKind, Role } from '@tuntas/contracts';

/** The roles that people of each kind of organisation may hold. */
export const rolesOf = {
  operator: ['agent', 'supervisor', 'finance', 'admin'],
  shipper: ['shipper'],
  carrier: ['courier'],
} as const satisfies Record<OrganisationKind, readonly Role[]>;

/** The roles of `wanted` that people of a `kind` may not hold. */
export const forbiddenRoles = (kind: OrganisationKind, wanted: readonly Role[]): Role[] =>
  wanted.filter((role) => !(rolesOf[kind] as readonly Role[]).includes(role));
