import type { Moments } from '../rules/window';
import type { Shipment } from './domain/shipment';

type Timed = Pick<Shipment, 'shippedAt' | 'promisedAt' | 'deliveredAt' | 'lostSuspectedAt' | 'lastStatusAt'>;

export const momentsOf = (shipment: Timed): Moments => ({
  shipped_at: shipment.shippedAt,
  promised_at: shipment.promisedAt,
  delivered_at: shipment.deliveredAt,
  lost_suspected_at: shipment.lostSuspectedAt,
  last_status_at: shipment.lastStatusAt,
});
