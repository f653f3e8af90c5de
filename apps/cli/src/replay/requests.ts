import type { Money } from '@tuntas/kernel';
import type { ClaimWithLines } from './answers';
import type { PastClaim } from './past-claim';
import type { Profile } from './profile';

/** Cents over lines: even shares, and the first lines take what is left over. */
export function shares(award: Money, lines: number): number[] {
  const share = Math.floor(award.amount / lines);
  const left = award.amount - share * lines;
  return Array.from({ length: lines }, (_, index) => share + (index < left ? 1 : 0));
}

/** The parcel of a past claim: known only from it, so its claim number is its waybill. */
export const shipmentOf = (claim: PastClaim, profile: Profile) => ({
  carrier: claim.carrier,
  waybill: claim.reference,
  service: profile.service,
  shippedAt: claim.incidentAt.toISOString(),
  originHub: claim.hub,
});

/**
 * What was asked for is not published. Only where all of it was approved it is known: as much as was paid.
 */
export function claimOf(claim: PastClaim, profile: Profile, shipmentId: string) {
  const items = claim.items.length > 0 ? claim.items : [null];
  const asked = claim.decision === 'approved' && claim.award ? shares(claim.award, items.length) : [];
  return {
    shipmentId,
    type: claim.type,
    currency: profile.money.currency,
    ...(claim.place === null ? {} : { description: `Claim site: ${claim.place}` }),
    lines: items.map((item, index) => ({
      description: item ?? 'Contents not stated',
      category: item,
      claimedAmount: asked[index] ?? null,
    })),
    externalReference: claim.reference,
    occurredAt: claim.incidentAt.toISOString(),
    receivedAt: claim.filedAt.toISOString(),
  };
}

/** History's decision in today's words; `null` for a claim that history left open. */
export function decisionOf(claim: PastClaim, filed: ClaimWithLines, profile: Profile) {
  if (claim.decision === null) return null;
  const { reasonCode, reasonText } = profile.rejection;
  if (claim.decision === 'rejected' || claim.award === null) {
    return { outcome: 'rejected', reasonCode, reasonText };
  }
  const approved = shares(claim.award, filed.lines.length);
  return {
    outcome: claim.decision,
    reasonCode,
    remedy: 'compensation',
    lines: filed.lines.map(({ id }, index) => ({ lineId: id, approvedAmount: approved[index] ?? 0 })),
  };
}
