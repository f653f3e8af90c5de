import type { ClaimType } from '../../claims/domain/words';
import { type FindingKind, findingKinds } from '../../findings/domain/kinds';

/** What a rule may approve without a person. It has no field for anything but approving. */
export interface ApprovalTerms {
  /** Minor units of `currency`; a claim above it goes to people. */
  readonly maxAmount: number;
  readonly currency: string;
  readonly types: readonly ClaimType[];
  /** Empty: every organisation. */
  readonly organisations: readonly string[];
  /** A claim with anything else open goes to people, also what nobody noticed yet when the rule was written. */
  readonly toleratedFindings: readonly FindingKind[];
}

/** The rest of what is noticed today: what a rule tolerates that asks for these to be absent, and the other way round. */
export const allBut = (kinds: readonly FindingKind[]): FindingKind[] =>
  findingKinds.filter((kind) => !kinds.includes(kind));

/** A claim as a rule sees it. */
export interface Candidate {
  readonly type: ClaimType;
  readonly organisationId: string;
  readonly currency: string;
  /** What the terms pay, when they pay all that is asked; null when not, or when a person must look anyway. */
  readonly payable: number | null;
  readonly findings: readonly string[];
}

export type Reason =
  'type' | 'organisation' | 'currency' | 'not_payable_in_full' | 'above_max' | `finding:${string}`;

/** A rule approves or leaves the claim to people, and says why; there is no third answer. */
export type Judgement =
  | { readonly approves: true; readonly amount: number }
  | { readonly approves: false; readonly because: readonly [Reason, ...Reason[]] };

export function judge(terms: ApprovalTerms, claim: Candidate): Judgement {
  const { payable } = claim;
  const because: Reason[] = [];
  if (!terms.types.includes(claim.type)) because.push('type');
  if (terms.organisations.length > 0 && !terms.organisations.includes(claim.organisationId)) {
    because.push('organisation');
  }
  if (claim.currency !== terms.currency) because.push('currency');
  if (payable === null) because.push('not_payable_in_full');
  else if (payable > terms.maxAmount) because.push('above_max');
  const tolerated: readonly string[] = terms.toleratedFindings;
  for (const kind of new Set(claim.findings)) {
    if (!tolerated.includes(kind)) because.push(`finding:${kind}`);
  }
  const [first, ...rest] = because;
  if (first !== undefined) return { approves: false, because: [first, ...rest] };
  return payable === null
    ? { approves: false, because: ['not_payable_in_full'] }
    : { approves: true, amount: payable };
}

/** `auto/small-damage@3`: names a version of a rule in decisions, events and the audit. */
export const ruleName = ({ key, version }: { key: string; version: number }): string =>
  `auto/${key}@${version}`;
