import { type Actor, systemActor } from '@tuntas/platform';

/** Who changed a claim, in which role and through what: written beside every move. */
export interface Author {
  readonly actor: Actor;
  readonly role: string;
  readonly channel: string;
}

export const authorOf = (actor: Actor): Author => ({
  actor,
  role: actor.roles[0] ?? 'system',
  channel: actor.kind === 'person' ? 'web' : 'api',
});

/** A deadline that passed, an event of another service, or a rule that approves. */
export const systemAuthor = (channel: 'timer' | 'event' | 'rule'): Author => ({
  actor: systemActor,
  role: 'system',
  channel,
});
