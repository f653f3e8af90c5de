import { DomainError } from '@tuntas/kernel';
import type { Actor } from '@tuntas/platform';

interface Refusal {
  readonly status: 401 | 403 | 429;
  readonly code: string;
  readonly detail: string;
}

const statuses = { unauthenticated: 401, too_many: 429 } as const;

/** Why the caller may not see the board, or `null` for an admin. Whatever else goes wrong closes it, too. */
export async function boardRefusal(actorOf: () => Promise<Actor>): Promise<Refusal | null> {
  try {
    const actor = await actorOf();
    if (actor.roles.includes('admin')) return null;
    return { status: 403, code: 'auth.role_missing', detail: 'The queue board is for admins.' };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const status = error.kind === 'unauthenticated' || error.kind === 'too_many' ? statuses[error.kind] : 403;
    return { status, code: error.code, detail: error.message };
  }
}
