import { claimTypes, type ClaimType } from '../claims/domain/words';
import type { EvidenceKind } from '../evidence/domain/kinds';
import type { PackKey, Party } from '../rules/domain/pack';
import { packOfShipment } from '../rules/packs';
import { filingWindow } from '../rules/window';
import type { ClaimWindows } from './domain/claim-clock';
import type { Shipment } from './domain/shipment';
import { momentsOf } from './moments';

/**
 * What one type of claim may expect for a shipment. It is worked out when tracking tells something, not when a claim
 * is filed: filing is one statement, and compares dates that lie ready in the row.
 */
export interface Eligibility {
  readonly ruleId: string;
  /** The pack that a claim filed now would keep. */
  readonly pack: PackKey | null;
  readonly mayFile: readonly Party[] | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly evidence: readonly EvidenceKind[];
}

/** Windows as they lie in the row. */
export const windowsOf = (eligibility: Record<ClaimType, Eligibility>): ClaimWindows => {
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
  const entries = claimTypes.map((type) => {
    const { from, until } = eligibility[type];
    return [type, { from: date(from), until: date(until) }];
  });
  return Object.fromEntries(entries) as ClaimWindows;
};

const nothing: Eligibility = {
  ruleId: 'none',
  pack: null,
  mayFile: null,
  from: null,
  until: null,
  evidence: [],
};

export function eligibilityOf(shipment: Shipment): Record<ClaimType, Eligibility> {
  const pack = packOfShipment(shipment);
  const entries = claimTypes.map((type): [ClaimType, Eligibility] => {
    if (!pack) return [type, nothing];
    const { from, until } = filingWindow(pack, type, momentsOf(shipment));
    return [
      type,
      {
        ruleId: pack.claims[type]?.rule ?? `${pack.id}/${type}`,
        pack: { id: pack.id, version: pack.version },
        mayFile: pack.mayFile,
        from: from?.toISOString() ?? null,
        until: until?.toISOString() ?? null,
        evidence: pack.claims[type]?.evidence ?? [],
      },
    ];
  });
  return Object.fromEntries(entries) as Record<ClaimType, Eligibility>;
}
