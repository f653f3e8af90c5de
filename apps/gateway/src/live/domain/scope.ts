import type { Envelope } from '@tuntas/contracts';
import type { Actor, Role } from '@tuntas/platform';

const staffRoles: ReadonlySet<Role> = new Set<Role>(['agent', 'supervisor', 'finance', 'admin']);

/** Events about people and keys concern those who administer them and nobody else. */
const adminOnly = /^(user|organisation|api_key)\./;

/** Whether `actor` may see this event on the live stream. What no rule allows is not shown. */
export function maySee(actor: Actor, event: Pick<Envelope, 'type' | 'organisationId'>): boolean {
  if (adminOnly.test(event.type)) return actor.roles.includes('admin');
  if (actor.roles.some((role) => staffRoles.has(role))) return true;
  return event.organisationId !== null && event.organisationId === actor.organisationId;
}
