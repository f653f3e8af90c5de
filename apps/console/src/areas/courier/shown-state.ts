import { waitsForSignIn } from '../../offline/outcome';
import type { StoredReport } from '../../offline/report';
import type { Tone } from '../../ui/tone-badge';

export type ShownState = 'draft' | 'waiting' | 'due' | 'sending' | 'sign_in' | 'sent' | 'refused';

export const tones: Record<ShownState, Tone> = {
  draft: 'still',
  waiting: 'waits',
  due: 'moves',
  sending: 'moves',
  sign_in: 'late',
  sent: 'done',
  refused: 'late',
};

/** A report's state as its courier should read it. */
export function shownState(stored: StoredReport, sending: string | null): ShownState {
  if (stored.state !== 'waiting') return stored.state;
  if (sending === stored.clientId) return 'sending';
  if (waitsForSignIn(stored)) return 'sign_in';
  return stored.problem === null ? 'due' : 'waiting';
}
