import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import sharp from 'sharp';
import { v7 } from 'uuid';
import {
  type Asker,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  operator,
  otherShop,
  shop,
} from '../claims.fixture';
import { EvidenceTimers } from '../evidence/evidence.timers';
import { formOf, pdf } from '../upload.fixture';

let world: ClaimsWorld;
let otherCourier: Asker;
beforeAll(async () => {
  world = await claimsWorld();
  otherCourier = await world.person('courier-2', operator, 'courier');
});
afterAll(() => world.close());

let shade = 0;
const photo = (): Promise<Buffer> => {
  shade += 9;
  return sharp({
    create: {
      width: 30,
      height: 20,
      channels: 3,
      background: { r: shade % 256, g: (shade >> 8) * 40, b: 0 },
    },
  })
    .jpeg()
    .toBuffer();
};
const photos = async (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => ({
      name: 'photos',
      fileName: `${n}.jpg`,
      content: await photo(),
    })),
  );
const textsOf = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, content]) => ({ name, content }));
const crushed = (shipmentId: string) => ({
  shipmentId,
  type: 'damage',
  description: 'Crushed on one side',
  place: 'Hub CGK',
});

describe('reporting an incident', () => {
  it('with photos, as a form, tells the shipper’s side', async () => {
    const shipmentId = await world.shipment();
    const form = formOf(...textsOf({ ...crushed(shipmentId), piecesAffected: '1' }), ...(await photos(2)));
    const reported = await world.courier.ask('POST', '/incidents', form);
    expect(reported).toMatchObject({
      status: 201,
      body: {
        organisationId: shop,
        shipmentId,
        reporterId: 'courier-1',
        piecesAffected: 1,
        photos: [{}, {}],
      },
    });
    const { rows } = await world.admin.query('SELECT type, data FROM claims.outbox WHERE subject = $1', [
      reported.body.id,
    ]);
    expect(rows).toMatchObject([
      { type: 'incident.reported', data: { photos: 2, reporterId: 'courier-1', type: 'damage' } },
    ]);
  });

  it('as JSON first, photos later, eight at most', async () => {
    const waybill = `W${v7().slice(-8)}`;
    await world.shipment({ waybill });
    const { shipmentId: _, ...rest } = crushed('');
    const typed = { waybill: waybill.toLowerCase(), carrier: 'KILAT' };
    const reported = await world.courier.post('/incidents', { ...rest, ...typed });
    expect(reported).toMatchObject({ status: 201, body: { photos: [] } });
    const url = `/incidents/${reported.body.id}/photos`;
    expect((await world.courier.ask('POST', url, formOf(...(await photos(8))))).body.photos).toHaveLength(8);
    const ninth = await world.courier.ask('POST', url, formOf(...(await photos(1))));
    expect(ninth).toMatchObject({ status: 400, body: { errors: [{ field: 'photos' }] } });
  });

  it('twice with the same key is one', async () => {
    const shipmentId = await world.shipment();
    const form = formOf(...textsOf(crushed(shipmentId)), ...(await photos(1)));
    const send = () =>
      world.courier.ask('POST', '/incidents', {
        ...form,
        headers: { ...form.headers, 'idempotency-key': 'phone-7' },
      });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    const { rows } = await world.admin.query(
      'SELECT count(*)::int AS n FROM claims.incidents WHERE shipment_id = $1',
      [shipmentId],
    );
    expect(rows[0].n).toBe(1);
  });

  it.each([
    ['shipmentId', {}],
    ['type', { shipmentId: v7(), type: 'rude' }],
    ['colour', { shipmentId: v7(), colour: 'red' }],
    ['piecesAffected', { shipmentId: v7(), piecesAffected: 'many' }],
  ])('names the field %s when it is wrong', async (field, more) => {
    const { shipmentId: _, ...rest } = crushed('');
    const refused = await world.courier.post('/incidents', { ...rest, ...more });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  });

  it('takes pictures only, and unknown parcels not at all', async () => {
    const shipmentId = await world.shipment();
    const document = formOf(...textsOf(crushed(shipmentId)), {
      name: 'photos',
      fileName: 'a.pdf',
      content: pdf(),
    });
    expect((await world.courier.ask('POST', '/incidents', document)).body.errors).toMatchObject([
      { field: 'photos.0' },
    ]);
    const nine = formOf(...textsOf(crushed(shipmentId)), ...(await photos(9)));
    expect((await world.courier.ask('POST', '/incidents', nine)).body.errors).toMatchObject([
      { field: 'photos' },
    ]);
    const unknown = formOf(...textsOf(crushed(v7())), ...(await photos(1)));
    expect(await world.courier.ask('POST', '/incidents', unknown)).toMatchObject({
      status: 404,
      body: { code: 'shipment.unknown' },
    });
  });

  it('is not for shippers', async () => {
    expect((await world.shipper.post('/incidents', crushed(await world.shipment()))).status).toBe(403);
  });
});

describe('an incident', () => {
  it('is open to its reporter, its shipper and staff, and to nobody else', async () => {
    const { body } = await world.courier.ask(
      'POST',
      '/incidents',
      formOf(...textsOf(crushed(await world.shipment())), ...(await photos(1))),
    );
    const url = `/incidents/${body.id}`;
    for (const asker of [world.courier, world.shipper, world.agent])
      expect((await asker.get(url)).status).toBe(200);
    for (const asker of [otherCourier, world.otherShipper]) {
      expect(await asker.get(url)).toMatchObject({ status: 404, body: { code: 'incident.unknown' } });
      expect((await asker.get(`${url}/photos/${body.photos[0].id}`)).status).toBe(404);
      expect(JSON.stringify((await asker.get('/incidents')).body)).not.toContain(body.id);
    }
    expect((await otherCourier.ask('POST', `${url}/photos`, formOf(...(await photos(1))))).status).toBe(404);
    expect((await world.otherShipper.get(`${url}/claim-draft`)).status).toBe(404);
    expect((await world.courier.get('/incidents?limit=1')).body.items).toMatchObject([
      { id: body.id, waybill: expect.stringMatching(/./) },
    ]);
    expect(
      (await world.shipper.get(`${url}/photos/${body.photos[0].id}`)).headers['content-disposition'],
    ).toMatch(/attachment/);
  });

  it('becomes a claim with its photos as evidence', async () => {
    const shipmentId = await world.shipment();
    const reported = await world.courier.ask(
      'POST',
      '/incidents',
      formOf(...textsOf(crushed(shipmentId)), ...(await photos(2))),
    );
    const draft = await world.shipper.get(`/incidents/${reported.body.id}/claim-draft`);
    expect(draft.body).toMatchObject({
      claim: {
        shipmentId,
        incidentId: reported.body.id,
        type: 'damage',
        currency: 'IDR',
        lines: [{ claimedAmount: 1_900_000 }],
      },
      estimate: { amount: { amount: 130_000, currency: 'IDR' }, clause: 'generic/uninsured', missing: [] },
      existing: null,
    });
    const { piecesAffected: _, ...claim } = draft.body.claim;
    const filed = await world.shipper.post('/claims', claim);
    expect(filed.status).toBe(201);
    const read = await world.shipper.get(`/claims/${filed.body.id}`);
    expect(read.body.evidence).toMatchObject([{ kind: 'photo' }, { kind: 'photo' }]);
    expect(read.body.findings[0].details.missing).not.toContain('photo');
    const again = await world.shipper.get(`/incidents/${reported.body.id}/claim-draft`);
    expect(again.body.existing).toEqual({ id: filed.body.id, number: filed.body.number, stage: 'submitted' });
  });

  it('of another shipment cannot be claimed with', async () => {
    const other = await world.courier.post(
      '/incidents',
      crushed(await world.shipment({ organisationId: otherShop })),
    );
    const refused = await world.shipper.post(
      '/claims',
      damageOf(await world.shipment(), { incidentId: other.body.id }),
    );
    expect(refused).toMatchObject({ status: 404, body: { code: 'incident.unknown' } });
  });
});

describe('the photos of an incident', () => {
  const DAY = 86_400_000;
  const ring = (subject: string, firedAt: Date, name: 'retireIncident' | 'purge' = 'retireIncident') =>
    world.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
      const fired = {
        id: v7(),
        name,
        subject,
        generation: 1,
        dueAt: firedAt,
        data: {},
        attempts: 0,
        firedAt,
      };
      return world.app.get(EvidenceTimers, { strict: false })[name](fired, manager);
    });
  const due = async (id: string): Promise<Date> =>
    (
      await world.admin.query(
        `SELECT due_at FROM claims.timers WHERE name = 'incident.retire' AND subject = $1 AND state = 'pending'`,
        [id],
      )
    ).rows[0]?.due_at;
  const shown = async (id: string) => (await world.courier.get(`/incidents/${id}`)).body.photos;

  it('go five years after the report: not early, once, and not while a claim of the parcel is open', async () => {
    const shipmentId = await world.shipment();
    const form = formOf(...textsOf(crushed(shipmentId)), ...(await photos(2)));
    const { id } = (await world.courier.ask('POST', '/incidents', form)).body;
    const [first] = await shown(id);
    const { rows } = await world.admin.query(
      'SELECT sha256, shared_sha256 FROM claims.incident_photos WHERE id = $1',
      [first.id],
    );
    const fiveYears = await due(id);
    expect(fiveYears.getTime() - Date.now()).toBeGreaterThan(1_824 * DAY);
    await ring(id, new Date(fiveYears.getTime() - DAY));
    expect(await shown(id)).toHaveLength(2);

    const claim = await world.shipper.post('/claims', damageOf(shipmentId));
    await ring(id, fiveYears);
    expect(await shown(id)).toHaveLength(2);
    expect((await due(id)).getTime()).toBe(fiveYears.getTime() + 7 * DAY);

    await world.shipper.post(`/claims/${claim.body.id}/cancel`);
    for (const _ of [1, 2]) await ring(id, await due(id));
    expect(await shown(id)).toEqual([]);
    expect((await world.courier.get(`/incidents/${id}/photos/${first.id}`)).status).toBe(404);
    const audits = await world.admin.query(
      `SELECT FROM claims.audit_rows WHERE subject = $1 AND action = 'incident.retired'`,
      [id],
    );
    expect(audits.rowCount).toBe(1);
    await (
      await ring(first.id, fiveYears, 'purge')
    )?.();
    for (const hash of [rows[0].sha256, rows[0].shared_sha256]) {
      expect(existsSync(join(world.config.STATE_DIR, 'evidence', hash.slice(0, 2), hash))).toBe(false);
    }
  });
});

describe('an estimate', () => {
  it('is answered for a shipment, and for one that is only described', async () => {
    const shipmentId = await world.shipment();
    const known = await world.shipper.post('/estimates', { shipmentId, type: 'damage' });
    expect(known).toMatchObject({
      status: 200,
      body: {
        amount: { amount: 130_000 },
        formula: 'min(10 × fee, goods value)',
        effectiveFrom: '2009-10-14',
        mayFileUntil: null,
      },
    });
    const described = await world.shipper.post('/estimates', {
      type: 'loss',
      shipment: {
        carrier: 'kilat',
        shippedAt: '2026-06-01T03:00:00Z',
        fee: { amount: 24_000, currency: 'IDR' },
      },
    });
    expect(described.body).toMatchObject({
      amount: null,
      missing: ['goods_value'],
      mayFileUntil: '2026-07-31T16:59:59.999Z',
    });
  });

  it('is refused for somebody else’s shipment and for half a question', async () => {
    const theirs = await world.shipment({ organisationId: otherShop });
    expect((await world.shipper.post('/estimates', { shipmentId: theirs, type: 'damage' })).status).toBe(404);
    expect((await world.shipper.post('/estimates', { type: 'damage' })).body.errors).toMatchObject([
      { field: 'shipmentId' },
    ]);
  });
});
