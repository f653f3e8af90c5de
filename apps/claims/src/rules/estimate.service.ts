import { Injectable } from '@nestjs/common';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimType } from '../claims/domain/words';
import type { Shipment } from '../shipments/domain/shipment';
import { momentsOf } from '../shipments/eligibility';
import { findShipment } from '../shipments/shipment.repository';
import { estimate, type Estimate } from './domain/estimate';
import { packOfShipment } from './packs';
import type { EstimateDto } from './rules.dto';
import { filingWindow } from './window';

/** What the rules need of a shipment; an estimate may be asked for one that is not registered. */
type Facts = Omit<
  Shipment,
  'id' | 'organisationId' | 'waybill' | 'service' | 'status' | 'subReason' | 'remedyId'
>;

@Injectable()
export class EstimateService {
  constructor(private readonly database: Database) {}

  async ask(actor: Actor, question: EstimateDto) {
    const facts = await this.factsOf(actor, question);
    return answer(facts, question.type, question.piecesAffected ?? null);
  }

  /** The same answer for the same facts, for a decision to be held against. */
  async ofClaim(
    manager: EntityManager,
    claim: { shipmentId: string; organisationId: string; type: ClaimType; piecesAffected: number | null },
  ): Promise<Estimate> {
    const shipment = await findShipment(manager, claim.organisationId, { shipmentId: claim.shipmentId });
    return estimateOf(shipment, claim.type, claim.piecesAffected);
  }

  private factsOf(actor: Actor, { shipment, ...reference }: EstimateDto): Promise<Facts> | Facts {
    if (!shipment) {
      return this.database.read(scopeOf(actor), (manager) =>
        findShipment(manager, scopeOf(actor), reference),
      );
    }
    const date = (value: string | null | undefined): Date | null => (value ? new Date(value) : null);
    return {
      carrier: shipment.carrier,
      shippedAt: new Date(shipment.shippedAt),
      promisedAt: date(shipment.promisedAt),
      deliveredAt: date(shipment.deliveredAt),
      lostSuspectedAt: null,
      lastStatusAt: date(shipment.deliveredAt),
      pieces: shipment.pieces,
      fee: shipment.fee ?? null,
      goodsValue: shipment.goodsValue ?? null,
      insuredValue: shipment.insuredValue ?? null,
    };
  }
}

export const estimateOf = (facts: Facts, type: ClaimType, piecesAffected: number | null): Estimate =>
  estimate(packOfShipment(facts), {
    type,
    fee: facts.fee,
    goodsValue: facts.goodsValue,
    insuredValue: facts.insuredValue,
    codAmount: null,
    promised: facts.promisedAt !== null,
    pieces: facts.pieces,
    piecesAffected,
  });

export function answer(facts: Facts, type: ClaimType, piecesAffected: number | null) {
  const pack = packOfShipment(facts);
  const { amount, formula, ruleId, missing } = estimateOf(facts, type, piecesAffected);
  const window = pack ? filingWindow(pack, type, momentsOf(facts)) : { from: null, until: null };
  return {
    amount,
    formula,
    clause: ruleId,
    effectiveFrom: pack?.validFrom ?? null,
    source: pack?.source ?? null,
    mayFileFrom: window.from,
    mayFileUntil: window.until,
    evidence: pack?.claims[type].evidence ?? [],
    missing,
  };
}
