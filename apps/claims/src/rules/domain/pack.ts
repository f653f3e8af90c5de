import type { Money } from '@tuntas/kernel';
import type { ClaimType } from '../../claims/domain/words';
import type { EvidenceKind } from '../../evidence/domain/kinds';

/** A carrier's terms as data: who may claim, until when, with what, for how much. One JSON file per version. */
export interface RulePack {
  readonly id: string;
  readonly version: number;
  /** `*` serves every carrier that has no pack of its own. */
  readonly carrier: string;
  readonly source: string;
  /** First and last local date of shipping for which it holds. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly zone: string;
  readonly uninsured: UninsuredTerms;
  readonly insured: InsuredTerms;
  /** Most that a claim for some of the pieces pays. */
  readonly partialCap: Money | null;
  readonly claims: Readonly<Record<ClaimType, ClaimTerms>>;
}

export interface UninsuredTerms {
  readonly clause: string;
  readonly feeMultiple: number;
  readonly cap: Money | null;
}

export interface InsuredTerms {
  readonly clause: string;
  readonly cap: Money | null;
  readonly deductible: Money | null;
  readonly adminFee: Money | null;
}

/** How the amount is found: from value and fee, the fee itself, the cash that was collected, or nothing by rule. */
export type Basis = 'value' | 'fee' | 'promised_fee' | 'cash_on_delivery';

export interface ClaimTerms {
  readonly clause: string;
  readonly basis: Basis;
  readonly opens: Edge | null;
  readonly closes: Edge | null;
  readonly evidence: readonly EvidenceKind[];
}

export type Moment = 'shipped_at' | 'promised_at' | 'delivered_at' | 'lost_suspected_at' | 'last_status_at';

/** An edge of a filing window: so long after the first of these moments that is known. */
export interface Edge {
  readonly after: readonly Moment[];
  readonly value: number;
  /** `hours` to the minute; `calendar_days` through the end of the last day in the pack's zone. */
  readonly unit: 'hours' | 'calendar_days';
}

/** `generic/uninsured`: names a rule in findings, decisions and events. */
export const ruleId = (pack: RulePack, clause: string): string => `${pack.id}/${clause}`;

/** The pack of a carrier on the local date of shipping; the carrier's own before the general one, the latest first. */
export function packFor(packs: readonly RulePack[], carrier: string, shippedOn: string): RulePack | null {
  const valid = packs.filter(
    (pack) =>
      (pack.carrier === '*' || pack.carrier === carrier) &&
      pack.validFrom <= shippedOn &&
      (pack.validUntil === null || shippedOn <= pack.validUntil),
  );
  const rank = (pack: RulePack): string => `${pack.carrier === '*' ? 0 : 1} ${pack.validFrom}`;
  return valid.sort((a, b) => rank(b).localeCompare(rank(a)) || b.version - a.version)[0] ?? null;
}
