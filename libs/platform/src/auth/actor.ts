import { type Role, roles } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';

export { roles, type Role };

/** Who is acting: a signed-in person, an API key, or a service on its own behalf. */
export interface Actor {
  personId: string;
  /** The account the actor belongs to; staff belong to the operator's, services to none. */
  organisationId: string | null;
  roles: Role[];
  kind: 'person' | 'api_key' | 'service';
}

/**
 * Which rows a transaction may see and write, enforced by row-level security: an organisation's id, `person:<id>`
 * for what one courier reported, or `*` for everything.
 */
export type Scope = '*' | (string & {});

/** Consumers, timers and staff: every organisation. */
export const SYSTEM_SCOPE: Scope = '*';

/** The actor of consumers and timers. */
export const systemActor: Actor = { personId: 'system', organisationId: null, roles: [], kind: 'service' };

const staffRoles: ReadonlySet<Role> = new Set(['agent', 'supervisor', 'finance', 'admin']);

/** Staff work for the operator and serve every organisation. */
export const isStaff = (actor: Actor): boolean => actor.roles.some((role) => staffRoles.has(role));

/**
 * The scope an actor reads and writes in: staff and services `*`, shippers their organisation, a courier
 * `person:<id>` (rows of tables whose `scopedTable` names a person column).
 * @throws DomainError forbidden for an actor that belongs nowhere.
 */
export function scopeOf(actor: Actor): Scope {
  if (actor.kind === 'service' || isStaff(actor)) return SYSTEM_SCOPE;
  const { organisationId } = actor;
  if (actor.roles.includes('shipper') && organisationId && organisationId !== SYSTEM_SCOPE)
    return organisationId;
  if (actor.roles.includes('courier')) return `person:${actor.personId}`;
  throw new DomainError('forbidden', 'auth.no_scope', 'This account belongs to no organisation.');
}
