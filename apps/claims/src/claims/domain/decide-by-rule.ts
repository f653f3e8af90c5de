import type { ClaimEvent, ClaimState } from './claim';
import { type ByRule, remedyOfWish } from './decide-lines';

/** What may be approved without a person: untouched, every line with an amount, and the rule pays all of it. */
export function approvableInFull(claim: ClaimState, byRule: ByRule): number | null {
  if (claim.stage !== 'submitted' || claim.decisionNo > 0 || claim.assigneeId !== null) return null;
  const asked = claim.lines.reduce<number | null>(
    (sum, line) => (sum === null || line.claimedAmount === null ? null : sum + line.claimedAmount),
    0,
  );
  const pays = byRule.amount?.currency === claim.currency ? byRule.amount.amount : null;
  return asked !== null && asked > 0 && pays !== null && pays >= asked ? asked : null;
}

/** Approves all that was asked in the name of a rule. There is no such function for a rejection, and no event for it. */
export function approveByRule(claim: ClaimState, automaticRule: string, byRule: ByRule): ClaimEvent[] {
  const approvedAmount = approvableInFull(claim, byRule);
  if (approvedAmount === null) return [];
  return [
    {
      type: 'ClaimDecided',
      outcome: 'approved',
      automaticRule,
      lines: claim.lines.map(({ id, claimedAmount }) => ({ lineId: id, approvedAmount: claimedAmount ?? 0 })),
      approvedAmount,
      remedy: remedyOfWish[claim.wish],
      reasonCode: 'rule_estimate',
      reasonText: null,
      ruleId: byRule.ruleId,
      estimatedAmount: byRule.amount?.amount ?? null,
      decidedBy: automaticRule,
      appealUntil: null,
    },
  ];
}
