import { DomainError } from '@tuntas/kernel';
import type { Stage } from './axes';
import type { ClaimEvent, ClaimState } from './claim';
import { type Person, requireNeutral } from './decide';
import type { Priority } from './words';

/** Stages in which a claim is on somebody's desk. */
export const openStages = ['submitted', 'in_review', 'needs_action', 'on_hold'] as const satisfies Stage[];

function requireOpen(claim: ClaimState): void {
  if ((openStages as readonly Stage[]).includes(claim.stage)) return;
  throw new DomainError('conflict', 'claim.not_open', `A claim that is ${claim.stage} is on nobody’s desk.`, {
    stage: claim.stage,
  });
}

/** Puts a claim on somebody's desk, or back to those that nobody has; to where it already is, nothing happens. */
export function assignClaim(claim: ClaimState, to: Person | null): ClaimEvent[] {
  requireOpen(claim);
  if (claim.assigneeId === (to?.personId ?? null)) return [];
  if (to) {
    requireNeutral(claim, to);
    if (claim.appealNo > 0 && claim.deciders.includes(to.personId)) {
      throw new DomainError('forbidden', 'appeal.same_person', 'An appeal is decided by another person.');
    }
  }
  return [{ type: 'ClaimAssigned', assigneeId: to?.personId ?? null }];
}

/** Another priority may mean another promise; the clocks keep what has run. */
export function prioritiseClaim(claim: ClaimState, priority: Priority): ClaimEvent[] {
  requireOpen(claim);
  return claim.priority === priority ? [] : [{ type: 'ClaimPrioritised', priority, before: claim.priority }];
}
