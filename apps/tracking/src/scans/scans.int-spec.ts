import { newParcel, type TrackingFixture, trackingFixture } from '../tracking.fixture';

let tracking: TrackingFixture;
beforeAll(async () => {
  tracking = await trackingFixture();
});
afterAll(() => tracking.close());

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

async function registered(more: Record<string, unknown> = {}) {
  const shipper = tracking.shipper();
  const { body } = await shipper.post('/shipments', newParcel(more));
  const on = (status: string, minutes: number, rest: Record<string, unknown> = {}) => ({
    carrier: body.carrier,
    waybill: body.waybill,
    status,
    occurredAt: minutesAgo(minutes),
    ...rest,
  });
  return { ...body, shipper, on, now: async () => (await shipper.get(`/shipments/${body.id}`)).body };
}

describe('a batch of scans', () => {
  it('of 1,000 with duplicates and disorder ends where the journey ended, in one pass', async () => {
    const parcels = await Promise.all(Array.from({ length: 40 }, () => registered()));
    const journey = ['picked_up', 'in_transit', 'at_hub', 'in_transit', 'out_for_delivery', 'delivered'];
    const scans = parcels.flatMap(({ on }) => journey.map((status, step) => on(status, 50 - step * 8)));
    const told = Array.from({ length: 1_000 }, (_, n) => scans[(n * 7) % scans.length]);
    const started = performance.now();
    const { status, body } = await tracking.scan(...told);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect({ status, ...body }).toMatchObject({ status: 200, stored: 240, duplicate: 760, refused: 0 });
    for (const parcel of parcels) {
      expect(await parcel.now()).toMatchObject({ status: 'delivered', deliveredAt: expect.any(String) });
      expect((await tracking.said(parcel.id)).filter((type) => type === 'shipment.delivered')).toHaveLength(
        1,
      );
    }
    expect((await tracking.scan(...told)).body).toMatchObject({ stored: 0, duplicate: 1_000 });
  });

  it('tells for each row what became of it', async () => {
    const { on } = await registered();
    const { body } = await tracking.scan(
      on('in_transit', 5),
      on('in_transit', 5, { status: undefined, rawCode: 'ZX-12' }),
      { ...on('in_transit', 5), waybill: 'NOBODYS' },
      on('in_transit', -300),
      'not a scan',
    );
    expect(body.results.map(({ result }: { result: string }) => result)).toEqual([
      'stored',
      'unmapped',
      'unknown_waybill',
      'invalid',
      'invalid',
    ]);
    const unmapped = await tracking.call('agent', null, 'GET', '/scans/unmapped');
    expect(unmapped.body.items).toContainEqual(
      expect.objectContaining({ carrier: 'jne', rawCode: 'ZX-12', scans: 1 }),
    );
  });

  it('keeps parcels apart when two of them are told of at once, in opposite order', async () => {
    const [one, two] = [await registered(), await registered()];
    const forth = [one.on('picked_up', 9), two.on('picked_up', 9)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => tracking.scan(...(n % 2 ? forth : [...forth].reverse()))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.reduce((sum, { body }) => sum + body.stored, 0)).toBe(2);
    expect(await tracking.said(two.id)).toEqual(['shipment.registered', 'shipment.scanned']);
  });
});

describe('one scan', () => {
  const take = (scan: unknown, role: 'courier' | 'shipper' = 'courier') =>
    tracking.call(
      role,
      role === 'shipper' ? '0190a000-0000-7000-8000-000000000001' : null,
      'POST',
      '/scans',
      scan,
    );

  it('moves the parcel, and an older one does not move it back', async () => {
    const parcel = await registered();
    expect(await take(parcel.on('delivered', 10))).toMatchObject({ status: 201, body: { result: 'stored' } });
    await take(parcel.on('in_transit', 20));
    await take(parcel.on('at_hub', 1));
    expect(await parcel.now()).toMatchObject({ status: 'delivered' });
    const { body } = await parcel.shipper.get(`/shipments/${parcel.id}/timeline`);
    expect(body.items.map(({ status }: { status: string }) => status)).toEqual([
      'in_transit',
      'delivered',
      'at_hub',
    ]);
  });

  it('takes a delivery back when it is a correction, and sends a delivered parcel home', async () => {
    const parcel = await registered();
    await take(parcel.on('delivered', 30));
    await take(parcel.on('at_hub', 20, { subReason: 'correction' }));
    expect(await parcel.now()).toMatchObject({
      status: 'at_hub',
      subReason: 'correction',
      deliveredAt: null,
    });
    await take(parcel.on('delivered', 10));
    await take(parcel.on('returning', 5));
    expect(await parcel.now()).toMatchObject({ status: 'returning' });
  });

  it('says exception and recovery', async () => {
    const parcel = await registered();
    await take(parcel.on('exception', 30, { status: undefined, rawCode: 'LOST' }));
    expect(await parcel.now()).toMatchObject({
      status: 'exception',
      subReason: 'lost',
      missingSince: expect.any(String),
    });
    await take(parcel.on('at_hub', 10));
    expect(await parcel.now()).toMatchObject({ status: 'at_hub', missingSince: null });
    expect(await tracking.said(parcel.id)).toEqual([
      'shipment.registered',
      'shipment.scanned',
      'shipment.exception',
      'shipment.scanned',
      'shipment.recovered',
    ]);
  });

  it('is refused for an unknown waybill, a bad body and a shipper', async () => {
    const { on } = await registered();
    expect(await take({ ...on('at_hub', 1), waybill: 'NOBODYS' })).toMatchObject({
      status: 404,
      body: { code: 'shipment.unknown' },
    });
    expect(await take({ ...on('at_hub', 1), weight: 3 })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'weight' }] },
    });
    expect(await take(on('at_hub', 1), 'shipper')).toMatchObject({ status: 403 });
  });
});
