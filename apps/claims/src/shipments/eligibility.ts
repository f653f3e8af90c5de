import { claimTypes, type ClaimType } from '../claims/domain/words';
import type { EvidenceKind } from '../evidence/domain/kinds';
import { ruleId } from '../rules/domain/pack';
import { packOfShipment } from '../rules/packs';
import { filingWindow, type Moments } from '../rules/window';
import type { Shipment } from './domain/shipment';

/**
 * What one type of claim may expect for a shipment. It is worked out when tracking tells something, not when a claim
 * is filed: filing is one statement, and compares dates that lie ready in the row.
 */
export interface Eligibility {
  readonly ruleId: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly evidence: readonly EvidenceKind[];
}

type Timed = Pick<Shipment, 'shippedAt' | 'promisedAt' | 'deliveredAt' | 'lostSuspectedAt' | 'lastStatusAt'>;

export const momentsOf = (shipment: Timed): Moments => ({
  shipped_at: shipment.shippedAt,
  promised_at: shipment.promisedAt,
  delivered_at: shipment.deliveredAt,
  lost_suspected_at: shipment.lostSuspectedAt,
  last_status_at: shipment.lastStatusAt,
});

export function eligibilityOf(shipment: Shipment): Record<ClaimType, Eligibility> {
  const pack = packOfShipment(shipment);
  const entries = claimTypes.map((type): [ClaimType, Eligibility] => {
    if (!pack) return [type, { ruleId: 'none', from: null, until: null, evidence: [] }];
    const { from, until } = filingWindow(pack, type, momentsOf(shipment));
    return [
      type,
      {
        ruleId: ruleId(pack, pack.claims[type].clause),
        from: from?.toISOString() ?? null,
        until: until?.toISOString() ?? null,
        evidence: pack.claims[type].evidence,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<ClaimType, Eligibility>;
}
