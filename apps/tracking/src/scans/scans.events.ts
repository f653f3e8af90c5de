import type { NewEvent } from '@tuntas/messaging';
import type { ShipmentRow } from '../shipments/shipment.entity';
import type { ScanOutcome } from './domain/progress';
import type { ToldScan } from './told-scan';

/** What other services hear of one scan. */
export function eventOf(shipment: ShipmentRow, told: ToldScan, outcome: ScanOutcome): NewEvent {
  const { id: shipmentId, organisationId, remedyId } = shipment;
  const about = { subject: shipmentId, organisationId };
  const ids = { shipmentId, organisationId };
  const occurredAt = told.occurredAt.toISOString();
  switch (outcome.type) {
    case 'moved': {
      const { status, subReason } = outcome;
      return {
        ...about,
        type: 'shipment.scanned',
        data: { ...ids, status, subReason, hub: told.hub, occurredAt },
      };
    }
    case 'went_wrong':
      return {
        ...about,
        type: 'shipment.exception',
        data: { ...ids, subReason: outcome.subReason, occurredAt },
      };
    case 'delivered':
      return { ...about, type: 'shipment.delivered', data: { ...ids, deliveredAt: occurredAt, remedyId } };
    case 'recovered':
      return { ...about, type: 'shipment.recovered', data: { ...ids, seenAt: occurredAt } };
  }
}
