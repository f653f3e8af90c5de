import type { Locale, Role } from '@tuntas/contracts';
import type { Actor } from '@tuntas/platform';

export type CredentialKind = 'session' | 'api_key';

/** What a request brought to say who it is. */
export interface Credential {
  readonly kind: CredentialKind;
  readonly secret: string;
}

/** Who it turned out to be: the actor, and the session or key behind it. */
export interface Principal {
  readonly actor: Actor;
  readonly kind: CredentialKind;
  readonly id: string;
  readonly locale: Locale;
  readonly expiresAt: Date | null;
}

/** Roles a key or session carries now: never more than its person still holds. */
export const heldRoles = (granted: readonly Role[], held: readonly Role[]): Role[] =>
  granted.filter((role) => held.includes(role));
