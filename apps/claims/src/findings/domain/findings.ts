import type { ClaimType } from '../../claims/domain/words';
import type { SeenExclusion } from '../../rules/domain/exclusion-signs';
import type { FindingKind } from './kinds';

/** What the rules know of a claim. Dates of the shipment are null while they have not happened. */
export interface ClaimFacts {
  readonly type: ClaimType;
  readonly currency: string;
  readonly claimedAmount: number | null;
  readonly receivedAt: Date;
  readonly eligibility: { readonly ruleId: string; readonly from: Date | null; readonly until: Date | null };
  readonly shipment: {
    readonly status: string;
    readonly promisedAt: Date | null;
    readonly deliveredAt: Date | null;
    readonly lostSuspectedAt: Date | null;
  };
  /** Exclusions of the carrier's terms that facts can show. */
  readonly exclusions: readonly SeenExclusion[];
  /** Numbers of claims for the same shipment that came after this one. */
  readonly laterClaims: readonly string[];
  /** Only known of a claim that was just filed: what it is compared with changes every day. */
  readonly filed: FiledFacts | null;
}

export interface FiledFacts {
  readonly day: string;
  /** Claims of the same organisation received that day, this one among them, and on all of the days before. */
  readonly sameDay: number;
  readonly daysBefore: number;
  /** Claims of the same type and currency with an amount, this one among them. */
  readonly own: Sum;
  readonly everybody: Sum;
}

export interface Sum {
  readonly claims: number;
  readonly amount: number;
}

export interface Thresholds {
  readonly velocity: { readonly least: number; readonly factor: number; readonly days: number };
  readonly aboveAverage: {
    readonly days: number;
    readonly factor: number;
    readonly leastOwn: number;
    readonly leastEverybody: number;
  };
}

export interface Finding {
  readonly ruleId: string;
  readonly kind: FindingKind;
  readonly details: Readonly<Record<string, unknown>>;
}

interface Rule {
  readonly kind: FindingKind;
  readonly ruleId: (facts: ClaimFacts) => string;
  /** The details when it applies, null when it does not. */
  readonly find: (facts: ClaimFacts, thresholds: Thresholds) => Finding['details'] | null;
}

const iso = (at: Date): string => at.toISOString();

const tooLate: Rule = {
  kind: 'too_late',
  ruleId: ({ eligibility }) => `${eligibility.ruleId}/too_late`,
  find: ({ receivedAt, eligibility: { until } }) =>
    until && receivedAt > until ? { until: iso(until) } : null,
};

const tooEarly: Rule = {
  kind: 'too_early',
  ruleId: ({ eligibility }) => `${eligibility.ruleId}/too_early`,
  find: ({ receivedAt, eligibility: { from } }) => (from && receivedAt < from ? { from: iso(from) } : null),
};

/** The later one says so as it is filed; this tells the earlier one. */
const duplicate: Rule = {
  kind: 'possible_duplicate',
  ruleId: () => 'findings/duplicate',
  find: ({ laterClaims }) => (laterClaims.length > 0 ? { claims: laterClaims } : null),
};

/** What tracking says, where it cannot be true together with what the claim says. */
const contradiction: Rule = {
  kind: 'tracking_contradicts',
  ruleId: () => 'findings/tracking_contradicts',
  find: ({ type, shipment }) => {
    const says = saidByTracking(type, shipment);
    return says && { type, ...says };
  },
};

function saidByTracking(
  type: ClaimType,
  { status, promisedAt, deliveredAt, lostSuspectedAt }: ClaimFacts['shipment'],
): { says: string; at: string | null } | null {
  const lost = !deliveredAt && (lostSuspectedAt !== null || status === 'lost_suspected');
  switch (type) {
    case 'loss':
      return deliveredAt ? { says: 'delivered', at: iso(deliveredAt) } : null;
    case 'delivered_not_received':
      return deliveredAt ? null : { says: 'not_delivered', at: null };
    case 'late':
      return deliveredAt && promisedAt && deliveredAt <= promisedAt
        ? { says: 'delivered_in_time', at: iso(deliveredAt) }
        : null;
    case 'damage':
    case 'partial_loss':
    case 'swapped_contents':
      return lost ? { says: 'lost', at: lostSuspectedAt && iso(lostSuspectedAt) } : null;
    case 'cod_dispute':
      return deliveredAt ? null : { says: 'not_delivered', at: null };
    case 'return_breach':
      return null;
  }
}

const velocity: Rule = {
  kind: 'velocity',
  ruleId: () => 'findings/velocity',
  find: ({ filed }, { velocity: { least, factor, days } }) => {
    if (!filed) return null;
    const average = filed.daysBefore / days;
    if (filed.sameDay < least || filed.sameDay <= factor * average) return null;
    return { claims: filed.sameDay, day: filed.day, average: Math.round(average * 10) / 10 };
  },
};

/** Against the organisation's own claims where there are enough, otherwise against everybody's. */
const aboveAverage: Rule = {
  kind: 'above_average',
  ruleId: () => 'findings/above_average',
  find: ({ filed, claimedAmount, currency }, { aboveAverage: { factor, leastOwn, leastEverybody } }) => {
    if (!filed || claimedAmount === null) return null;
    const others = ({ claims, amount }: Sum): Sum => ({ claims: claims - 1, amount: amount - claimedAmount });
    const own = others(filed.own);
    const everybody = others(filed.everybody);
    const compared = own.claims >= leastOwn ? own : everybody;
    if (compared.claims < (compared === own ? leastOwn : leastEverybody)) return null;
    const average = Math.round(compared.amount / compared.claims);
    if (claimedAmount <= factor * average) return null;
    return { claimed: claimedAmount, currency, average, claims: compared.claims, own: compared === own };
  },
};

/** Rules that hold or cease to hold as more becomes known, and rules that compare a claim once, as it is filed. */
const standing: readonly Rule[] = [tooLate, tooEarly, duplicate, contradiction];
const atFiling: readonly Rule[] = [velocity, aboveAverage];

/** What the rules find, and the ids of rules that were looked at and find nothing (any more). */
export function findingsOf(facts: ClaimFacts, thresholds: Thresholds): { found: Finding[]; gone: string[] } {
  const found: Finding[] = [];
  const gone: string[] = [];
  for (const rule of facts.filed ? [...standing, ...atFiling] : standing) {
    const ruleId = rule.ruleId(facts);
    const details = rule.find(facts, thresholds);
    if (details) found.push({ ruleId, kind: rule.kind, details });
    else gone.push(ruleId);
  }
  for (const { ruleId, code, shows } of facts.exclusions) {
    if (shows !== null) found.push({ ruleId, kind: 'maybe_excluded', details: { code, shows } });
    else gone.push(ruleId);
  }
  return { found, gone };
}
