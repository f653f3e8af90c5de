import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { Outbox } from '@tuntas/messaging';
import { waitFor } from '@tuntas/testing';
import { v7 } from 'uuid';
import { newParcel, type TrackingFixture, trackingFixture } from '../tracking.fixture';

let tracking: TrackingFixture;
beforeAll(async () => {
  tracking = await trackingFixture({ kafka: true });
});
afterAll(() => tracking.close());

it('registers the replacement once, however often resolution’s event arrives', async () => {
  const shipper = tracking.shipper();
  const { body: original } = await shipper.post(
    '/shipments',
    newParcel({ pieces: 2, consignee: { name: 'Siti' } }),
  );
  const { waybill } = newParcel();
  const [claimId, remedyId, shipmentId] = [v7(), v7(), v7()];
  const { organisationId } = shipper;
  // Said through this service's own outbox: it lands in resolution's topic like the real one.
  await tracking.app.get(Database).transaction(SYSTEM_SCOPE, (manager) =>
    tracking.app.get(Outbox).append(manager, [
      {
        type: 'reshipment.booked',
        subject: claimId,
        organisationId,
        data: {
          claimId,
          remedyId,
          organisationId,
          originalShipmentId: original.id,
          shipmentId,
          carrier: 'JNE',
          service: 'REG',
          waybill,
          bookedAt: new Date().toISOString(),
        },
      },
    ]),
  );
  const { body: replacement } = await waitFor(
    async () => {
      const answer = await shipper.get(`/shipments/${shipmentId}`);
      return answer.status === 200 ? answer : null;
    },
    { timeout: 30_000, what: 'the replacement' },
  );
  expect(replacement).toMatchObject({ waybill, remedyId, pieces: 2, status: 'registered' });

  await tracking.admin.query('UPDATE tracking.outbox SET published_at = NULL WHERE subject = $1', [claimId]);
  await waitFor(async () => {
    const { rows } = await tracking.admin.query('SELECT 1 FROM tracking.outbox WHERE published_at IS NULL');
    return rows.length === 0;
  });
  await tracking.scan({ carrier: 'JNE', waybill, status: 'delivered', occurredAt: new Date().toISOString() });
  expect(await tracking.said(shipmentId)).toEqual([
    'shipment.registered',
    'shipment.scanned',
    'shipment.delivered',
  ]);
  const { rows } = await tracking.admin.query<{ data: { remedyId: string } }>(
    `SELECT data FROM tracking.outbox WHERE subject = $1 AND type = 'shipment.delivered'`,
    [shipmentId],
  );
  expect(rows[0]?.data.remedyId).toBe(remedyId);
});
