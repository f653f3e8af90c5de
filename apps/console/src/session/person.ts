import type { Schemas } from '../api/paths';

/** Who is signed in. */
export type Person = Schemas['gateway']['WhoAmI'];
export type Role = Person['roles'][number];

export const hasRole = (person: Person, roles: readonly Role[]): boolean =>
  person.roles.some((role) => roles.includes(role));
