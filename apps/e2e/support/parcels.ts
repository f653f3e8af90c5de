import { randomUUID } from 'node:crypto';
import { waitFor } from '@tuntas/testing';
import type { Api } from './api';

/** A parcel that tracking and claims know, on its way or handed over, with somebody it goes to. */
export async function knownParcel(shipper: Api, courier: Api, { delivered = false, email = '' } = {}) {
  const waybill = `TL${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
  const shippedAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const consignee = email ? { name: 'Siti Rahma', email, locale: 'en' } : undefined;
  const { body } = await shipper.post<{ id: string }>('/api/shipments', {
    carrier: 'JNE',
    waybill,
    service: 'REG',
    shippedAt,
    pieces: 1,
    goodsValue: { amount: 450_000, currency: 'IDR' },
    fee: { amount: 18_000, currency: 'IDR' },
    ...(consignee && { consignee }),
  });
  const scan = (status: string, hoursAgo: number, hub?: string) => ({
    carrier: 'JNE',
    waybill,
    status,
    occurredAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
    ...(hub && { hub }),
  });
  const scans = [scan('picked_up', 40), scan('at_hub', 30, 'CGK01'), scan('in_transit', 22)];
  scans.push(scan('at_hub', 9, 'SUB01'), scan('out_for_delivery', 3));
  if (delivered) scans.push(scan('delivered', 1));
  await courier.post('/api/scans/batch', { scans });
  // Claims hear of it over Kafka.
  await waitFor(
    async () =>
      (await shipper.post('/api/estimates', { shipmentId: body.id, type: 'damage' })).status === 200,
    { what: 'claims to know the parcel' },
  );
  return { id: body.id, waybill };
}

/** How many incidents the shipper sees for a parcel. */
export async function incidentsOf(shipper: Api, shipmentId: string): Promise<number> {
  const { body } = await shipper.get<{ items: unknown[] }>(`/api/incidents?shipmentId=${shipmentId}`);
  return body.items.length;
}
