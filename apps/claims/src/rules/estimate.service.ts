import { Injectable } from '@nestjs/common';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimEntity } from '../claims/claim.entity';
import { findShipment } from '../shipments/shipment.repository';
import { answer, type Asked, type ShipmentFacts } from './answer';
import { type ClaimRow, estimateOfClaim } from './claim-estimate';
import type { Estimate } from './domain/estimate';
import type { EstimateDto, FactsDto } from './rules.dto';

type ShipmentOfClaim = Pick<ClaimEntity, 'shipmentId' | 'organisationId'>;

@Injectable()
export class EstimateService {
  constructor(private readonly database: Database) {}

  async ask(actor: Actor, question: EstimateDto) {
    return answer(await this.factsOf(actor, question), askedOf(question));
  }

  /** The same answer for the same facts, under the pack that the claim keeps, for a decision to be held against. */
  async ofClaim(manager: EntityManager, claim: ClaimRow & ShipmentOfClaim): Promise<Estimate> {
    const shipment = await findShipment(manager, claim.organisationId, { shipmentId: claim.shipmentId });
    return estimateOfClaim(shipment, claim);
  }

  private factsOf(
    actor: Actor,
    { shipment, shipmentId, waybill, carrier }: EstimateDto,
  ): Promise<ShipmentFacts> | ShipmentFacts {
    if (shipment) return shipmentFactsOf(shipment);
    return this.database.read(scopeOf(actor), (manager) =>
      findShipment(manager, scopeOf(actor), { shipmentId, waybill, carrier }),
    );
  }
}

export const askedOf = (question: Omit<EstimateDto, 'shipment'>): Asked => ({
  type: question.type,
  piecesAffected: question.piecesAffected ?? null,
  weightGrams: question.weightGrams ?? null,
  codAmount: question.codAmount ?? null,
  salvage: question.salvageValue ?? null,
  excluded: question.excluded,
  filedFor: question.filedFor,
  evidence: question.evidence,
});

export function shipmentFactsOf(facts: FactsDto): ShipmentFacts {
  const date = (value: string | null | undefined): Date | null => (value ? new Date(value) : null);
  return {
    carrier: facts.carrier,
    service: facts.service,
    shippedAt: new Date(facts.shippedAt),
    promisedAt: date(facts.promisedAt),
    deliveredAt: date(facts.deliveredAt),
    lostSuspectedAt: date(facts.lostSuspectedAt),
    lastStatusAt: date(facts.lastStatusAt ?? facts.deliveredAt),
    pieces: facts.pieces,
    fee: facts.fee ?? null,
    goodsValue: facts.goodsValue ?? null,
    insuredValue: facts.insuredValue ?? null,
  };
}
