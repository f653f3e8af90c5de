import type { ClaimType, Outcome } from '../claims/domain/words';
import type { Tried } from './auto-approvals.dto';
import { type ApprovalTerms, type Candidate, judge, type Reason } from './domain/rule';

const KEPT = 50;

/** A past case: as the rule would have seen it, and what people made of it. */
export interface PastCase {
  readonly claimId: string;
  readonly number: string;
  readonly organisationId: string;
  readonly type: ClaimType;
  readonly currency: string;
  readonly payable: number | null;
  readonly findings: readonly string[];
  readonly outcome: Outcome | null;
  readonly byPeople: number | null;
}

/** Adds past cases up as they pass; what it keeps does not grow with their number. */
export class DryRun {
  private cases = 0;
  private readonly sums = new Map<string, { byRule: number; byPeople: number }>();
  private readonly agreement = { same: 0, peopleApprovedLess: 0, peopleRejected: 0, undecided: 0 };
  private readonly reasons = new Map<Reason, number>();
  private readonly differences: Tried[] = [];
  private readonly examples: Tried[] = [];

  constructor(
    private readonly terms: ApprovalTerms,
    private readonly days: number,
  ) {}

  add(past: PastCase): void {
    this.cases += 1;
    const judged = judge(this.terms, past satisfies Candidate);
    if (!judged.approves) {
      for (const reason of judged.because) this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
      return;
    }
    const sum = this.sums.get(past.currency) ?? { byRule: 0, byPeople: 0 };
    this.sums.set(past.currency, {
      byRule: sum.byRule + judged.amount,
      byPeople: sum.byPeople + (past.byPeople ?? 0),
    });
    const verdict = compare(past, judged.amount);
    this.agreement[verdict] += 1;
    const list = verdict === 'same' || verdict === 'undecided' ? this.examples : this.differences;
    if (list.length < KEPT) list.push(triedOf(past, judged.amount));
  }

  result() {
    return {
      days: this.days,
      cases: this.cases,
      wouldApprove: Object.values(this.agreement).reduce((sum, count) => sum + count, 0),
      amounts: [...this.sums].map(([currency, sum]) => ({ currency, ...sum })),
      agreement: { ...this.agreement },
      leftToPeople: [...this.reasons]
        .map(([reason, cases]) => ({ reason, cases }))
        .sort((a, b) => b.cases - a.cases || a.reason.localeCompare(b.reason)),
      differences: this.differences,
      examples: this.examples,
    };
  }
}

function compare({ outcome, byPeople }: PastCase, byRule: number) {
  if (outcome === null) return 'undecided';
  if (outcome === 'rejected') return 'peopleRejected';
  return byPeople !== null && byPeople < byRule ? 'peopleApprovedLess' : 'same';
}

const triedOf = (past: PastCase, byRule: number): Tried => ({
  claimId: past.claimId,
  number: past.number,
  organisationId: past.organisationId,
  type: past.type,
  currency: past.currency,
  byRule,
  outcome: past.outcome,
  byPeople: past.byPeople,
});
