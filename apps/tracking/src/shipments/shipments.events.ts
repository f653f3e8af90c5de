import type { NewEvent } from '@tuntas/messaging';
import type { NewShipmentRow } from './shipment.repository';

const iso = (time: Date | null): string | null => time?.toISOString() ?? null;

export const shipmentRegistered = ({
  id,
  organisationId,
  remedyId,
  facts,
}: NewShipmentRow): NewEvent<'shipment.registered'> => ({
  type: 'shipment.registered',
  subject: id,
  organisationId,
  data: {
    shipmentId: id,
    organisationId,
    carrier: facts.carrier,
    waybill: facts.waybill,
    service: facts.service,
    shippedAt: facts.shippedAt.toISOString(),
    promisedAt: iso(facts.promisedAt),
    pieces: facts.pieces,
    fee: facts.fee,
    goodsValue: facts.goodsValue,
    insuredValue: facts.insuredValue,
    remedyId,
  },
});
