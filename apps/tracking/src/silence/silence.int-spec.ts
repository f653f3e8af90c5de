import { waitFor } from '@tuntas/testing';
import { newParcel, type TrackingFixture, trackingFixture } from '../tracking.fixture';

let tracking: TrackingFixture;
beforeAll(async () => {
  tracking = await trackingFixture();
});
afterAll(() => tracking.close());

const hours = (n: number): string => new Date(Date.now() - n * 3_600_000).toISOString();

/** A parcel registered this many hours ago, with its timer where it was then. */
async function silentFor(n: number) {
  const shipper = tracking.shipper();
  const { body } = await shipper.post('/shipments', newParcel({ shippedAt: hours(n + 1) }));
  await tracking.admin.query('UPDATE tracking.shipments SET watched_since = $2 WHERE id = $1', [
    body.id,
    hours(n),
  ]);
  const scan = (status: string, at: string) =>
    tracking.scan({ carrier: body.carrier, waybill: body.waybill, status, occurredAt: at });
  return { ...body, scan, now: async () => (await shipper.get(`/shipments/${body.id}`)).body };
}

const ring = (id: string) =>
  tracking.admin.query(
    `UPDATE tracking.timers SET due_at = now() - interval '1 second', state = 'pending', generation = generation + 1
     WHERE name = 'shipment.silence' AND subject = $1`,
    [id],
  );

const timer = async (id: string): Promise<{ state: string; due_at: Date } | undefined> =>
  (
    await tracking.admin.query<{ state: string; due_at: Date }>(
      'SELECT state, due_at FROM tracking.timers WHERE subject = $1',
      [id],
    )
  ).rows[0];

const fired = (id: string) =>
  waitFor(async () => (await timer(id))?.state === 'fired', { what: 'the timer' });

describe('a parcel that nobody hears of', () => {
  it('is suspected lost once, even when the timer rings twice', async () => {
    const parcel = await silentFor(80);
    await ring(parcel.id);
    await fired(parcel.id);
    await ring(parcel.id);
    await fired(parcel.id);
    expect(await tracking.said(parcel.id)).toEqual(['shipment.registered', 'shipment.lost_suspected']);
    expect(await parcel.now()).toMatchObject({ status: 'registered', missingSince: expect.any(String) });
  });

  it('is not suspected early: the ring moves to the limit after the last scan', async () => {
    const parcel = await silentFor(80);
    await parcel.scan('in_transit', hours(10));
    await ring(parcel.id);
    const due = await waitFor(async () => {
      const { state, due_at } = (await timer(parcel.id)) ?? {};
      return state === 'pending' && due_at && due_at.getTime() > Date.now() ? due_at : null;
    });
    expect(Math.round((due.getTime() - Date.now()) / 3_600_000)).toBe(62);
    expect(await tracking.said(parcel.id)).toEqual(['shipment.registered', 'shipment.scanned']);
  });

  it('is recovered by a later scan and waited for again', async () => {
    const parcel = await silentFor(80);
    await ring(parcel.id);
    await fired(parcel.id);
    await parcel.scan('picked_up', hours(80.5));
    expect((await parcel.now()).missingSince).not.toBeNull();
    await parcel.scan('at_hub', hours(1));
    expect((await parcel.now()).missingSince).toBeNull();
    expect(await timer(parcel.id)).toMatchObject({ state: 'pending' });
    expect(await tracking.said(parcel.id)).toEqual([
      'shipment.registered',
      'shipment.lost_suspected',
      'shipment.scanned',
      'shipment.scanned',
      'shipment.recovered',
    ]);
  });

  it('is let go once it arrived', async () => {
    const parcel = await silentFor(80);
    await parcel.scan('delivered', hours(79));
    await ring(parcel.id);
    await fired(parcel.id);
    expect(await tracking.said(parcel.id)).not.toContain('shipment.lost_suspected');
  });
});
