import { Injectable } from '@nestjs/common';
import type { EventData } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { systemActor } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { Registration } from '../shipments/domain/shipment';
import { ShipmentRegistration } from '../shipments/shipment-registration.service';
import { ShipmentRepository } from '../shipments/shipment.repository';

type Booked = EventData<'reshipment.booked'>;

/** The replacement parcel: the contents and the recipient of the first, with a waybill of its own. */
@Injectable()
export class ReshipmentsService {
  constructor(
    private readonly registration: ShipmentRegistration,
    private readonly shipments: ShipmentRepository,
  ) {}

  async register(manager: EntityManager, booked: Booked): Promise<void> {
    const original = await this.shipments.byId(manager, booked.originalShipmentId);
    const told = { ...replacementOf(booked, original), id: booked.shipmentId, remedyId: booked.remedyId };
    const [outcome] = await this.registration.register(manager, booked.organisationId, systemActor, [told]);
    if (outcome?.shipmentId !== booked.shipmentId) {
      throw new DomainError(
        'conflict',
        'shipment.waybill_taken',
        'The replacement’s waybill belongs to another shipment.',
        {
          shipmentId: outcome?.shipmentId,
        },
      );
    }
  }
}

function replacementOf(
  { carrier, service, waybill, bookedAt }: Booked,
  original: Registration | null,
): Registration {
  const facts = original?.facts;
  return {
    facts: {
      carrier,
      service,
      waybill,
      shippedAt: new Date(bookedAt),
      promisedAt: null,
      originHub: facts?.originHub ?? null,
      destinationHub: facts?.destinationHub ?? null,
      pieces: facts?.pieces ?? 1,
      fee: facts?.fee ?? null,
      goodsValue: facts?.goodsValue ?? null,
      insuredValue: facts?.insuredValue ?? null,
    },
    consignee: original?.consignee ?? null,
  };
}
