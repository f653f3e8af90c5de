import type { Money } from '@tuntas/kernel';
import type { ClaimEntity } from '../claims/claim.entity';
import { type ClaimFacts, estimateOf, type ShipmentFacts } from './answer';
import type { Estimate } from './domain/estimate';
import { packOfKey, packOfShipment } from './packs';

export type ClaimRow = Pick<
  ClaimEntity,
  | 'type'
  | 'currency'
  | 'piecesAffected'
  | 'weightGrams'
  | 'codAmount'
  | 'salvageAmount'
  | 'rulePack'
  | 'rulePackVersion'
>;

/** What the rules pay for a filed claim, under the version of the pack that it keeps. */
export function estimateOfClaim(shipment: ShipmentFacts, claim: ClaimRow): Estimate {
  const { rulePack: id, rulePackVersion: version } = claim;
  const pack = id && version ? packOfKey({ id, version }) : packOfShipment(shipment);
  return estimateOf(pack, shipment, factsOf(claim));
}

function factsOf({ currency, type, piecesAffected, weightGrams, ...amounts }: ClaimRow): ClaimFacts {
  const money = (amount: number | null): Money | null => (amount === null ? null : { amount, currency });
  return {
    type,
    piecesAffected,
    weightGrams,
    codAmount: money(amounts.codAmount),
    salvage: money(amounts.salvageAmount),
    excluded: [],
  };
}
