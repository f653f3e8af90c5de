import type { Locale } from '@tuntas/contracts';
import type { Money } from '@tuntas/kernel';
import type { ClaimType } from '../../claims/domain/words';
import type { EvidenceKind } from '../../evidence/domain/kinds';

/** A sentence for people, in each language. */
export type Text = Readonly<Record<Locale, string>>;

/** Which version of which pack: what a claim keeps of the rules it was filed under. */
export interface PackKey {
  readonly id: string;
  readonly version: number;
}

/** Whose claim it is; a marketplace's seller is the sender and its buyer the recipient. */
export const parties = ['sender', 'recipient'] as const;
export type Party = (typeof parties)[number];

/** Law that stands above a carrier's terms; lint holds windows against its floors. */
export const laws = ['id', 'us', 'montreal', 'cmr'] as const;
export type Law = (typeof laws)[number];

export const countries = ['id'] as const;
export type Country = (typeof countries)[number];

/**
 * A carrier's terms as data: who may claim, until when, with what, for how much. One JSON file per version. `null` is
 * what nobody knows, and is listed in `unknown`; what a carrier does not say is taken from `base`.
 */
export interface RulePack extends PackKey {
  readonly name: Text;
  /** Plain names under which shipments carry it; `*` serves every carrier that has no pack of its own. */
  readonly carriers: readonly string[];
  /** Only for these services; `null` for all of them. */
  readonly services: readonly string[] | null;
  readonly source: string;
  readonly url: string | null;
  /** First and last local date of shipping for which it holds. */
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly zone: string;
  readonly law: Law | null;
  /** Whose public holidays and joint leave are no working days; `null` counts them. */
  readonly holidays: Country | null;
  readonly mayFile: readonly Party[] | null;
  readonly uninsured: Terms | null;
  readonly insured: Terms | null;
  /** Most that a claim for some of the pieces pays. */
  readonly partialCap: Money | null;
  readonly claims: Readonly<Record<ClaimType, ClaimTerms | null>>;
  readonly exclusions: readonly Exclusion[];
  /** What the carrier or the law promises about the claim itself. */
  readonly deadlines: Readonly<Partial<Record<Deadline, Span>>>;
  readonly notes: readonly Text[];
  /** Paths of fields that are not known, such as `claims.loss.closes`. */
  readonly unknown: readonly string[];
}

export const deadlines = ['acknowledge', 'decide', 'pay', 'sue'] as const;
export type Deadline = (typeof deadlines)[number];

/** What one side of the least-of is. */
export const sides = ['fee_multiple', 'goods_value', 'declared_value', 'weight_limit'] as const;
export type Side = (typeof sides)[number];

/** How the worth of a parcel is found: the least of some sides, and what the claimant bears of it. */
export interface Terms {
  readonly rule: string;
  readonly leastOf: readonly Side[];
  readonly feeMultiple: number | null;
  /** Hundredths of a special drawing right per kilogram: 2600 is 26 SDR. */
  readonly sdrPerKg: number | null;
  readonly cap: Money | null;
  /** The last tier that the amount reaches counts. */
  readonly deductible: readonly Tier[];
  readonly paysPercent: number | null;
  readonly adminFee: Money | null;
  readonly premium: Premium | null;
}

export interface Tier {
  /** Least amount for which it counts; `null` for any. */
  readonly from: Money | null;
  readonly fixed: Money | null;
  readonly percent: number | null;
}

/** What cover costs: so many thousandths of the declared value, and a fixed part. */
export interface Premium {
  readonly permille: number;
  readonly plus: Money | null;
}

/** How the amount is found: from value and fee, the fee itself, or the cash that was collected. */
export const bases = ['value', 'fee', 'promised_fee', 'cash_on_delivery'] as const;
export type Basis = (typeof bases)[number];

export interface ClaimTerms {
  readonly rule: string;
  readonly basis: Basis;
  readonly opens: Edge | null;
  readonly closes: Edge | null;
  readonly evidence: readonly EvidenceKind[];
}

export interface Exclusion {
  /** A reason code that a rejection may give. */
  readonly code: string;
  readonly types: readonly ClaimType[] | null;
  readonly says: Text;
  /** What of a claim shows that it may apply; `null` where only a person can see it. */
  readonly when: ExclusionSigns | null;
}

/** Any one of them is a sign. A sign is looked at by a person; it never decides. */
export interface ExclusionSigns {
  /** Where it says so. */
  readonly source: string;
  /** Categories of a claim's lines, as plain names. */
  readonly categories: readonly string[];
  /** Goods worth more than this without cover. */
  readonly uncoveredAbove: Money | null;
}

export const moments = [
  'shipped_at',
  'promised_at',
  'delivered_at',
  'lost_suspected_at',
  'last_status_at',
] as const;
export type Moment = (typeof moments)[number];

/**
 * `hours` to the minute; `calendar_days` and `months` by the pack's own calendar, the last day whole;
 * `working_days` are Monday to Saturday without the pack's holidays.
 */
export const units = ['hours', 'calendar_days', 'working_days', 'months'] as const;
export type Unit = (typeof units)[number];

export interface Span {
  readonly value: number;
  readonly unit: Unit;
}

/** An edge of a filing window: so long after the first of these moments that is known. */
export interface Edge extends Span {
  readonly after: readonly Moment[];
}

/** `generic/uninsured`: names a rule in findings, decisions and events. */
export const ruleId = (pack: Pick<PackKey, 'id'>, clause: string): string => `${pack.id}/${clause}`;

/** Names are compared without case, spaces and signs: `J&T Express` is `jtexpress`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What decides which pack holds. */
export interface Carriage {
  readonly carrier: string;
  readonly service: string;
  /** The date of shipping in a pack's own zone. */
  readonly shippedOn: (zone: string) => string;
}

/** A pack of this carrier before a general one, one for this service before one for all, then the latest. */
export function packFor(
  packs: readonly RulePack[],
  { carrier, service, shippedOn }: Carriage,
): RulePack | null {
  const [plainCarrier, plainService] = [plainName(carrier), plainName(service)];
  const valid = packs.filter((pack) => {
    if (!pack.carriers.includes('*') && !pack.carriers.includes(plainCarrier)) return false;
    if (pack.services && !pack.services.includes(plainService)) return false;
    const day = shippedOn(pack.zone);
    return pack.validFrom <= day && (pack.validUntil === null || day <= pack.validUntil);
  });
  const rank = (pack: RulePack): string =>
    `${pack.carriers.includes('*') ? 0 : 1}${pack.services === null ? 0 : 1} ${pack.validFrom}`;
  return valid.sort((a, b) => rank(b).localeCompare(rank(a)) || b.version - a.version)[0] ?? null;
}
