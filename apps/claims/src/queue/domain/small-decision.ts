import { DomainError } from '@tuntas/kernel';
import type { ClaimState } from '../../claims/domain/claim';
import { expectedAmount } from '../../claims/domain/decide-lines';

/** What may be approved without a second look, in minor units by currency. */
export type SmallAmounts = Readonly<Record<string, number>>;

export interface SmallDecision {
  readonly outcome: 'approved' | 'approved_partial';
  readonly lines: { lineId: string; approvedAmount: number }[];
}

const refuse = (code: string, message: string, details: Record<string, unknown> = {}): never => {
  throw new DomainError('conflict', code, message, details);
};

/** Approves what the rule pays, where that is little, certain and undisputed; anything else is for a person. */
export function smallDecision(
  claim: ClaimState,
  facts: { estimated: number | null; findings: readonly string[] },
  limits: SmallAmounts,
): SmallDecision {
  const { findings } = facts;
  if (findings.length > 0) {
    refuse('bulk.has_findings', 'Rules noticed something about this claim: decide it by itself.', {
      findings,
    });
  }
  const amount = expectedAmount(claim, facts.estimated);
  if (amount === null) return refuse('bulk.no_estimate', 'No rule says what this claim is worth.');
  if (amount === 0)
    return refuse('bulk.nothing_due', 'By the rule nothing is paid: a rejection needs a person.');
  const limit = limits[claim.currency] ?? 0;
  if (amount > limit) {
    refuse('bulk.not_small', 'Too much to approve in bulk: decide it by itself.', { amount, limit });
  }
  const lines = shareOut(claim, amount);
  const inFull = claim.lines.every(({ id, claimedAmount }) =>
    lines.some((line) => line.lineId === id && line.approvedAmount === claimedAmount),
  );
  const unstated = claim.lines.some(({ claimedAmount }) => claimedAmount === null);
  return { outcome: inFull || unstated ? 'approved' : 'approved_partial', lines };
}

/** In proportion to what was asked, to the last unit; a single line gets all of it. */
function shareOut(claim: ClaimState, amount: number): SmallDecision['lines'] {
  const [only, another] = claim.lines;
  if (only && !another) return [{ lineId: only.id, approvedAmount: amount }];
  const asked = claim.lines.map(
    ({ claimedAmount }) =>
      claimedAmount ?? refuse('bulk.needs_person', 'A line states no amount: decide it by itself.'),
  );
  const total = asked.reduce((sum, value) => sum + value, 0);
  let [given, sum] = [0, 0];
  return claim.lines.map(({ id }, index) => {
    sum += asked[index] ?? 0;
    // Rounding the running total keeps the shares adding up, and none of them above what was asked.
    const upTo = Math.floor(Number((BigInt(amount) * BigInt(sum)) / BigInt(Math.max(1, total))));
    const approvedAmount = upTo - given;
    given = upTo;
    return { lineId: id, approvedAmount };
  });
}
