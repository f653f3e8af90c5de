import { DomainError, type Money } from '@tuntas/kernel';
import { requireAction } from './actions';
import type { ClaimEvent, ClaimState } from './claim';
import { type Person, requireNeutral, takenBy } from './decide';
import { requireFreshEyes } from './decide-again';
import type { Outcome, RemedyKind, Wish } from './words';

export interface DecideClaim {
  readonly outcome: Outcome;
  readonly lines: readonly { readonly lineId: string; readonly approvedAmount: number }[];
  /** What is given; left out, it follows the wish. */
  readonly remedy?: RemedyKind | undefined;
  readonly reasonCode?: string | undefined;
  readonly reasonText?: string | undefined;
}

/** What the rules say about the same facts. */
export interface ByRule {
  readonly amount: Money | null;
  readonly ruleId: string | null;
}

/** What a wish becomes when nobody chose otherwise; a certificate needs no remedy. */
export const remedyOfWish: Readonly<Record<Wish, RemedyKind | null>> = {
  compensation: 'compensation',
  reshipment: 'reshipment',
  replacement: 'reshipment',
  repair: 'compensation',
  certificate_only: null,
};

/** Decides line by line, with a reason wherever the claimant could ask "why not more?". */
export function decideClaim(
  claim: ClaimState,
  by: Person,
  command: DecideClaim,
  rule: ByRule,
  appealUntil: Date,
): ClaimEvent[] {
  requireAction('decide', claim);
  requireNeutral(claim, by);
  requireFreshEyes(claim, by);
  const lines = command.outcome === 'rejected' ? [] : linesOf(claim, command.lines);
  const approvedAmount = lines.reduce((sum, line) => sum + line.approvedAmount, 0);
  const remedy = command.outcome === 'rejected' ? null : (command.remedy ?? remedyOfWish[claim.wish]);
  requireOutcome(claim, command, lines, approvedAmount, remedy);
  const estimated = rule.amount?.currency === claim.currency ? rule.amount.amount : null;
  return [
    ...takenBy(claim, by.personId),
    {
      type: 'ClaimDecided',
      outcome: command.outcome,
      automaticRule: null,
      lines,
      approvedAmount,
      remedy,
      reasonCode: reasonOf(claim, command, approvedAmount, estimated),
      reasonText: command.reasonText ?? null,
      ruleId: rule.ruleId,
      estimatedAmount: estimated,
      decidedBy: by.personId,
      appealUntil: command.outcome === 'approved' ? null : appealUntil,
    },
  ];
}

const refuse = (
  code: string,
  field: string,
  message: string,
  details: Record<string, unknown> = {},
): never => {
  throw new DomainError('invalid', code, `${message} (${field})`, {
    errors: [{ field, message }],
    ...details,
  });
};

function linesOf(claim: ClaimState, decided: DecideClaim['lines']): DecideClaim['lines'] {
  const known = new Map(claim.lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  decided.forEach(({ lineId, approvedAmount }, index) => {
    const line = known.get(lineId);
    if (!line) return refuse('claim.unknown_line', `lines.${index}.lineId`, 'The claim has no such line');
    if (seen.has(lineId))
      return refuse('claim.line_twice', `lines.${index}.lineId`, 'A line is decided once');
    seen.add(lineId);
    if (line.claimedAmount !== null && approvedAmount > line.claimedAmount) {
      refuse('claim.above_claimed', `lines.${index}.approvedAmount`, 'Approve no more than was claimed', {
        claimed: line.claimedAmount,
      });
    }
    if (approvedAmount < (line.paidAmount ?? 0)) {
      refuse('claim.below_paid', `lines.${index}.approvedAmount`, 'Approve no less than was paid already', {
        paid: line.paidAmount,
      });
    }
  });
  const open = claim.lines.filter((line) => !seen.has(line.id)).map((line) => line.id);
  if (open.length > 0) refuse('claim.line_undecided', 'lines', 'Decide every line', { undecided: open });
  return decided;
}

function requireOutcome(
  claim: ClaimState,
  { outcome, reasonCode, reasonText, lines: given }: DecideClaim,
  lines: DecideClaim['lines'],
  approved: number,
  remedy: RemedyKind | null,
): void {
  if (outcome === 'rejected') {
    if (claim.paidAmount) {
      refuse('claim.below_paid', 'outcome', 'What was paid stays paid: uphold it as approved_partial', {
        paid: claim.paidAmount,
      });
    }
    if (!reasonCode) refuse('claim.reason_required', 'reasonCode', 'A rejection needs a reason code');
    if (!reasonText) refuse('claim.reason_required', 'reasonText', 'A rejection needs a reason in words');
    if (given.some((line) => line.approvedAmount > 0)) {
      refuse('claim.outcome_mismatch', 'lines', 'A rejection approves nothing');
    }
    return;
  }
  if (remedy === 'compensation' && approved === 0) {
    refuse('claim.outcome_mismatch', 'lines', 'An approved compensation is more than zero');
  }
  const inFull = claim.lines.every(
    ({ id, claimedAmount }) =>
      claimedAmount !== null &&
      lines.some((line) => line.lineId === id && line.approvedAmount === claimedAmount),
  );
  const cut = claim.lines.some(
    ({ id, claimedAmount }) =>
      claimedAmount !== null &&
      lines.some((line) => line.lineId === id && line.approvedAmount < claimedAmount),
  );
  if (outcome === 'approved_partial' && inFull) {
    refuse('claim.outcome_mismatch', 'outcome', 'All that was claimed is approved: the outcome is approved');
  }
  if (outcome === 'approved' && cut && remedy === 'compensation') {
    refuse(
      'claim.outcome_mismatch',
      'outcome',
      'Less than claimed is approved: the outcome is approved_partial',
    );
  }
}

/** What the rules would pay, never more than was asked. */
export function expectedAmount(claim: ClaimState, estimated: number | null): number | null {
  if (estimated === null) return null;
  const asked = claim.lines.reduce<number | null>(
    (sum, line) => (sum === null || line.claimedAmount === null ? null : sum + line.claimedAmount),
    0,
  );
  return asked === null ? estimated : Math.min(asked, estimated);
}

function reasonOf(
  claim: ClaimState,
  command: DecideClaim,
  approved: number,
  estimated: number | null,
): string {
  if (command.reasonCode) return command.reasonCode;
  const expected = expectedAmount(claim, estimated);
  if (expected === null) return 'assessed';
  if (approved !== expected) {
    refuse('claim.reason_required', 'reasonCode', 'An amount other than the rule’s needs a reason code', {
      expected,
    });
  }
  return 'rule_estimate';
}
