import { newParcel, type TrackingFixture, trackingFixture } from '../tracking.fixture';

let tracking: TrackingFixture;
beforeAll(async () => {
  tracking = await trackingFixture();
});
afterAll(() => tracking.close());

const count = async (sql: string, ...parameters: unknown[]): Promise<number> => {
  const { rows } = await tracking.admin.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${sql}`,
    parameters,
  );
  return rows[0]?.n ?? -1;
};

describe('registering a shipment', () => {
  it('says so once, watches it and writes who did it', async () => {
    const shipper = tracking.shipper();
    const parcel = newParcel({ fee: { amount: 13_000, currency: 'IDR' }, consignee: { name: 'Siti' } });
    const first = await shipper.post('/shipments', parcel);
    expect(first).toMatchObject({ status: 201, body: { status: 'registered', fee: { amount: 13_000 } } });
    const again = await shipper.post('/shipments', { ...parcel, carrier: ' jne ' });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } });
    expect(await tracking.said(first.body.id)).toEqual(['shipment.registered']);
    expect(await count(`tracking.timers WHERE subject = $1 AND state = 'pending'`, first.body.id)).toBe(1);
    expect(await count('tracking.audit_rows WHERE subject = $1', first.body.id)).toBe(1);
  });

  it('refuses other facts for a waybill that is there and names them', async () => {
    const shipper = tracking.shipper();
    const parcel = newParcel();
    await shipper.post('/shipments', parcel);
    const other = await shipper.post('/shipments', { ...parcel, pieces: 2, consignee: { name: 'Siti' } });
    expect(other).toMatchObject({
      status: 409,
      body: { code: 'shipment.other_facts', differs: ['pieces', 'consignee'] },
    });
  });

  it('erases its recipient on request, once, and never for another organisation', async () => {
    const shipper = tracking.shipper();
    const consignee = { name: 'Siti Kenari', email: 'siti@example.test', phone: '+628110000001' };
    const { id } = (await shipper.post('/shipments', newParcel({ consignee }))).body;
    const reason = 'The letter of 2 March';
    const erase = (by: string, body: object = { reason }) =>
      tracking.call('shipper', by, 'POST', `/shipments/${id}/consignee/erase`, body);
    expect(await erase(tracking.shipper().organisationId)).toMatchObject({ status: 404 });
    expect(await count('tracking.consignees WHERE shipment_id = $1', id)).toBe(1);
    expect(await erase(shipper.organisationId, {})).toMatchObject({ status: 400 });
    expect(await erase(shipper.organisationId)).toMatchObject({ status: 200, body: { erased: true } });
    expect(await erase(shipper.organisationId)).toMatchObject({ status: 200, body: { erased: false } });
    expect(await count('tracking.consignees WHERE shipment_id = $1', id)).toBe(0);
    expect(
      await count(
        `tracking.audit_rows WHERE subject = $1 AND action = 'consignee.erased' AND details->>'reason' = '${reason}'`,
        id,
      ),
    ).toBe(1);
    expect((await shipper.get(`/shipments/${id}`)).status).toBe(200);
  });

  it('takes the same number again in another year and from another organisation', async () => {
    const shipper = tracking.shipper();
    const parcel = newParcel({ shippedAt: '2014-01-05T00:00:00Z' });
    const ids = [
      await shipper.post('/shipments', parcel),
      await shipper.post('/shipments', { ...parcel, shippedAt: '2016-01-05T00:00:00Z' }),
      await tracking.shipper().post('/shipments', parcel),
    ].map(({ status, body }) => [status, body.id]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(3);
    expect(ids.map(([status]) => status)).toEqual([201, 201, 201]);
    expect(await count('tracking.timers WHERE subject = $1', ids[0]?.[1])).toBe(0);
  });

  it('makes one shipment of 50 registrations at once', async () => {
    const shipper = tracking.shipper();
    const parcel = newParcel();
    const answers = await Promise.all(Array.from({ length: 50 }, () => shipper.post('/shipments', parcel)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await tracking.said(answers[0]?.body.id)).toEqual(['shipment.registered']);
  });

  it('answers a batch row by row', async () => {
    const shipper = tracking.shipper();
    const parcel = newParcel();
    const shipments = [parcel, parcel, { ...parcel, pieces: 3 }, { carrier: 'JNE' }, newParcel()];
    const { status, body } = await shipper.post('/shipments/batch', { shipments });
    expect({ status, ...body }).toMatchObject({ status: 200, registered: 2, known: 1, refused: 2 });
    expect(body.results.map(({ result }: { result: string }) => result)).toEqual([
      'registered',
      'known',
      'conflict',
      'invalid',
      'registered',
    ]);
    expect(body.results[3].errors[0]).toMatchObject({ field: 'waybill' });
    expect(await shipper.post('/shipments/batch', { shipments: Array(1_001).fill(parcel) })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'shipments' }] },
    });
  });

  it('imports a CSV', async () => {
    const { waybill, shippedAt } = newParcel();
    const csv = `carrier,waybill,service,shippedAt,fee.amount,fee.currency\nJNE,${waybill},REG,${shippedAt},13000,IDR\nJNE,,REG,${shippedAt},1,IDR\n`;
    const { body } = await tracking.shipper().post('/shipments/import', csv);
    expect(body).toMatchObject({ registered: 1, refused: 1 });
  });
});

describe('reading shipments', () => {
  it('shows an organisation its own, and nothing of another', async () => {
    const mine = tracking.shipper();
    const other = tracking.shipper();
    const { body: parcel } = await mine.post('/shipments', newParcel());
    await other.post('/shipments', newParcel());
    const { body: list } = await mine.get('/shipments?limit=10&sort=-shippedAt');
    expect(list).toMatchObject({ items: [{ id: parcel.id }], nextCursor: null });
    expect(await mine.get(`/shipments/${parcel.id}`)).toMatchObject({ status: 200 });
    for (const path of ['', '/timeline']) {
      expect(await other.get(`/shipments/${parcel.id}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'shipment.unknown' },
      });
    }
    expect(await tracking.call('agent', null, 'GET', `/shipments/${parcel.id}`)).toMatchObject({
      status: 200,
    });
  });

  it('pages through all of them once', async () => {
    const shipper = tracking.shipper();
    await shipper.post('/shipments/batch', { shipments: Array.from({ length: 7 }, () => newParcel()) });
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await shipper.get(`/shipments?limit=3${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('gives the recipient to other services only', async () => {
    const shipper = tracking.shipper();
    const { body } = await shipper.post(
      '/shipments',
      newParcel({ consignee: { name: 'Siti', email: 's@example.org' } }),
    );
    const url = `/internal/shipments/${body.id}/consignee`;
    expect(await shipper.get(url)).toMatchObject({ status: 401 });
    const headers = { authorization: 'Bearer a-service-token-of-at-least-32-characters' };
    const answer = await tracking.app.inject({ method: 'GET', url, headers });
    expect(answer.json()).toEqual({ name: 'Siti', email: 's@example.org', phone: null, locale: 'id' });
    const { rows } = await tracking.admin.query<{ said: string }>(
      `SELECT string_agg(data::text, '') AS said FROM tracking.outbox WHERE subject = $1`,
      [body.id],
    );
    expect(rows[0]?.said).not.toMatch(/Siti|example/);
  });

  it('shows the public one answer for a number, of every carrier and without people', async () => {
    const { waybill, ...parcel } = newParcel({ consignee: { name: 'Siti' } });
    await tracking.shipper().post('/shipments', { ...parcel, waybill });
    await tracking.shipper().post('/shipments', { ...parcel, waybill });
    await tracking.shipper().post('/shipments', { ...parcel, waybill, carrier: 'SiCepat' });
    await tracking.scan({
      carrier: 'jne',
      waybill,
      status: 'in_transit',
      occurredAt: new Date().toISOString(),
    });
    const answer = await tracking.app.inject({ method: 'GET', url: `/t/${waybill.toLowerCase()}` });
    const { shipments } = answer.json<{ shipments: { carrier: string; steps: unknown[] }[] }>();
    expect(shipments.map(({ carrier, steps }) => [carrier, steps.length]).sort()).toEqual([
      ['JNE', 1],
      ['SiCepat', 0],
    ]);
    expect(answer.body).not.toMatch(/Siti|organisation|fee/);
    expect((await tracking.app.inject({ method: 'GET', url: '/t/nothing' })).statusCode).toBe(404);
  });

  it('tells whose hands it has been in, and that nothing happened since it was asked', async () => {
    const parcel = newParcel();
    await tracking.shipper().post('/shipments', parcel);
    const scan = { carrier: parcel.carrier, waybill: parcel.waybill, occurredAt: new Date().toISOString() };
    const ask = (etag = '') =>
      tracking.app.inject({
        method: 'GET',
        url: `/t/${parcel.waybill}`,
        headers: { 'if-none-match': etag },
      });
    await tracking.scan({ ...scan, status: 'at_hub', hub: 'CGK01' });
    const first = await ask();
    expect(first.json()).toMatchObject({
      shipments: [{ custody: [{ holder: 'sender' }, { holder: 'hub', hub: 'CGK01', until: null }] }],
    });
    const again = await ask(String(first.headers.etag));
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await tracking.scan({ ...scan, status: 'out_for_delivery', scanId: 'next' });
    expect((await ask(String(first.headers.etag))).statusCode).toBe(200);
  });
});

describe('the parcel in a courier’s hands', () => {
  it('is found by its number, whoever sent it, without a word about people or money', async () => {
    const parcel = newParcel({ consignee: { name: 'Siti' }, fee: { amount: 13_000, currency: 'IDR' } });
    await tracking.shipper().post('/shipments', parcel);
    await tracking.shipper().post('/shipments', parcel);
    const lookup = (query: string) => tracking.call('courier', null, 'GET', `/shipments/lookup?${query}`);
    const { status, body } = await lookup(`waybill=${parcel.waybill.toLowerCase()}`);
    expect([status, body.items]).toMatchObject([
      200,
      [{ carrier: 'JNE', waybill: parcel.waybill, status: 'registered', pieces: 1 }],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Siti|organisation|fee|"id"/);
    expect((await lookup(`waybill=${parcel.waybill}&carrier=sicepat`)).body.items).toEqual([]);
    expect((await lookup('waybill=')).status).toBe(400);
    expect((await tracking.shipper().get(`/shipments/lookup?waybill=${parcel.waybill}`)).status).toBe(403);
  });
});

describe('a search by name', () => {
  const search = async (name: string, most = 10, token = 'a-service-token-of-at-least-32-characters') => {
    const answer = await tracking.app.inject({
      method: 'POST',
      url: '/internal/consignees/search',
      headers: { authorization: `Bearer ${token}` },
      payload: { name, most },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const parcelOf = async (name: string): Promise<string> =>
    (await tracking.shipper().post('/shipments', newParcel({ consignee: { name } }))).body.id;

  it('gives ids of parcels by any part of the recipient’s name, the newest first, and no name', async () => {
    const first = await parcelOf('Dewi Anggraeni_Putri');
    const second = await parcelOf('dewi ANGGRAENI_P');
    await parcelOf('Dewi Anggraeni.P');
    expect(await search('anggraeni_p')).toEqual({
      status: 200,
      body: { shipmentIds: [second, first], more: false },
    });
    expect((await search('ANGGRAENI', 2)).body).toMatchObject({ more: true });
    expect((await search('%%%')).body).toEqual({ shipmentIds: [], more: false });
  });

  it('is for services alone, and behind row-level security gives nobody another’s parcels', async () => {
    expect((await search('dewi', 10, 'x'.repeat(40))).status).toBe(401);
    const id = await parcelOf('Kurniawan Satu');
    const { rows: owner } = await tracking.admin.query(
      'SELECT organisation_id AS org FROM tracking.shipments WHERE id = $1',
      [id],
    );
    await tracking.admin.query('BEGIN');
    await tracking.admin.query('SET LOCAL search_path = tracking; SET LOCAL ROLE tuntas_tracking');
    for (const [scope, found] of [
      [owner[0]?.org, 1],
      ['0190a000-0000-7000-8000-00000000dead', 0],
      ['', 0],
    ] as const) {
      await tracking.admin.query(`SELECT set_config('tuntas.scope', $1, true)`, [scope]);
      const { rows } = await tracking.admin.query(`SELECT consignees_like('%kurniawan%', 5)`);
      expect({ scope, found: rows.length }).toEqual({ scope, found });
    }
    await tracking.admin.query('ROLLBACK');
  });
});

it('leaves no event when the transaction is rolled back', async () => {
  const parcel = newParcel();
  await tracking.admin.query(
    `CREATE FUNCTION tracking.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no audit today'; END $$`,
  );
  await tracking.admin.query(
    'CREATE TRIGGER fail BEFORE INSERT ON tracking.audit_rows FOR EACH ROW EXECUTE FUNCTION tracking.fail()',
  );
  const before = await count('tracking.outbox');
  expect(await tracking.shipper().post('/shipments', parcel)).toMatchObject({ status: 500 });
  await tracking.admin.query('DROP TRIGGER fail ON tracking.audit_rows');
  expect(await count('tracking.outbox')).toBe(before);
  expect(await count('tracking.shipments WHERE waybill = $1', parcel.waybill)).toBe(0);
});
