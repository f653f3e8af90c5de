import { DomainError } from '@tuntas/kernel';
import { requireAction } from './actions';
import { endedStages } from './axes';
import type { ClaimEvent, ClaimState } from './claim';
import { type Person, requireNeutral } from './decide';

interface Named {
  readonly id: string;
  readonly number: string;
  readonly state: ClaimState;
}

/** What happens to a duplicate and to the claim that goes on for both: only that one can be decided and paid. */
export function mergeClaims(
  duplicate: Named,
  survivor: Named,
  by: Person,
  reason: string | null,
): { duplicate: ClaimEvent[]; survivor: ClaimEvent[] } {
  requireAction('merge', duplicate.state);
  requireNeutral(duplicate.state, by);
  if (duplicate.id === survivor.id) refuse('A claim cannot be merged into itself');
  if (duplicate.state.organisationId !== survivor.state.organisationId) {
    refuse('Both claims must be of the same organisation');
  }
  if ((endedStages as readonly string[]).includes(survivor.state.stage)) {
    refuse('The claim that goes on must still be open');
  }
  return {
    duplicate: [{ type: 'ClaimMerged', into: survivor.id, intoNumber: survivor.number, reason }],
    survivor: [{ type: 'ClaimAbsorbed', from: duplicate.id, fromNumber: duplicate.number }],
  };
}

function refuse(message: string): never {
  throw new DomainError('invalid', 'claim.merge_refused', `${message} (into)`, {
    errors: [{ field: 'into', message }],
  });
}
