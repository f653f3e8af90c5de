import { signLink } from '@tuntas/platform';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { claimsWorld, type ClaimsWorld, shop } from '../claims.fixture';
import { formOf } from '../upload.fixture';

let world: ClaimsWorld;
let photo: Buffer;
let signature: string;
beforeAll(async () => {
  world = await claimsWorld();
  const picture = { width: 30, height: 20, channels: 3, background: '#a33' } as const;
  photo = await sharp({ create: picture }).jpeg().toBuffer();
  const png = await sharp({ create: { ...picture, background: '#123' } })
    .png()
    .toBuffer();
  signature = `data:image/png;base64,${png.toString('base64')}`;
});
afterAll(() => world.close());

const day = 86_400_000;
const linkTo = (shipmentId: string, days = 30, purpose = 'delivery'): string =>
  signLink(
    { purpose, subject: shipmentId, expiresAt: new Date(Date.now() + days * day) },
    world.config.LINK_SECRET,
  );

/** Like a browser without an account. */
async function ask(method: 'GET' | 'POST', token: string, payload?: object | Buffer, headers = {}) {
  const answer = await world.app.inject({ method, url: `/deliveries/${token}`, headers, payload });
  return { status: answer.statusCode, body: answer.json<ReturnType<typeof JSON.parse>>() };
}

async function delivered(): Promise<string> {
  const shipmentId = await world.shipment();
  await world.admin.query('UPDATE claims.shipments SET delivered_at = now() WHERE id = $1', [shipmentId]);
  return shipmentId;
}

const incidentsOf = async (shipmentId: string) =>
  (await world.admin.query('SELECT * FROM claims.incidents WHERE shipment_id = $1 ORDER BY id', [shipmentId]))
    .rows;

describe('the link a recipient got', () => {
  it('says which parcel it is about and what may be answered, and nothing about people', async () => {
    const { status, body } = await ask('GET', linkTo(await delivered()));
    expect([status, body]).toMatchObject([
      200,
      {
        carrier: 'kilat',
        state: 'open',
        mayAnswer: ['fine', 'damaged', 'never_arrived'],
        answers: [],
        needsDeclaration: true,
      },
    ]);
    expect(Object.keys(body)).not.toContain('organisationId');
  });

  it('is worth nothing when it is cut off, made for something else, or for a parcel nobody knows', async () => {
    const token = linkTo(await world.shipment());
    for (const wrong of [token.slice(0, -1), 'x', linkTo(await world.shipment(), 30, 'survey')])
      expect(await ask('GET', wrong)).toMatchObject({ status: 404, body: { code: 'delivery.link_unknown' } });
    const nobodys = linkTo('0190a000-0000-7000-8000-00000000dead');
    expect((await ask('GET', nobodys)).status).toBe(404);
  });

  it('can be read but not answered once it is over', async () => {
    const shipmentId = await delivered();
    const token = linkTo(shipmentId, -1);
    expect((await ask('GET', token)).body).toMatchObject({ state: 'expired', mayAnswer: [] });
    expect(await ask('POST', token, { answer: 'damaged' })).toMatchObject({
      status: 409,
      body: { code: 'delivery.link_expired' },
    });
    expect(await incidentsOf(shipmentId)).toEqual([]);
  });
});

describe('“it arrived damaged”', () => {
  it('becomes an incident with its photos, and a claim filled in for the shipper', async () => {
    const shipmentId = await delivered();
    const form = formOf(
      { name: 'answer', content: 'damaged' },
      { name: 'description', content: 'The lid is broken' },
      { name: 'photos', fileName: '1.jpg', content: photo },
    );
    const told = await ask('POST', linkTo(shipmentId), form.body, form.headers);
    expect(told).toMatchObject({
      status: 200,
      body: { answers: [{ answer: 'damaged' }], mayAnswer: ['never_arrived'] },
    });
    const [incident] = await incidentsOf(shipmentId);
    const draft = await world.shipper.get(`/incidents/${incident.id}/claim-draft`);
    expect(draft.body.claim).toMatchObject({ type: 'damage', description: 'The lid is broken', shipmentId });
    expect((await world.otherShipper.get(`/incidents/${incident.id}`)).status).toBe(404);
    const { rows } = await world.admin.query('SELECT type, data FROM claims.outbox WHERE subject = $1', [
      incident.id,
    ]);
    expect(rows).toMatchObject([
      { type: 'incident.reported', data: { reporterId: 'recipient', organisationId: shop, photos: 1 } },
    ]);
  });

  it('pressed 20 times at once, and again later, is one incident', async () => {
    const shipmentId = await delivered();
    const token = linkTo(shipmentId);
    const press = () => ask('POST', token, { answer: 'damaged' });
    const answers = await Promise.all(Array.from({ length: 20 }, press));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await press()).body.answers).toHaveLength(1);
    expect(await incidentsOf(shipmentId)).toHaveLength(1);
    // Delivered a second time, asked a second time: another link, another answer.
    await ask('POST', linkTo(shipmentId, 40), { answer: 'damaged' });
    expect(await incidentsOf(shipmentId)).toHaveLength(2);
  });

  it('takes pictures only, and keeps nothing of what it refuses', async () => {
    const shipmentId = await delivered();
    const form = formOf(
      { name: 'answer', content: 'damaged' },
      { name: 'photos', fileName: '1.jpg', content: Buffer.from('<svg onload="alert(1)">') },
    );
    expect((await ask('POST', linkTo(shipmentId), form.body, form.headers)).status).toBe(400);
    expect(await incidentsOf(shipmentId)).toEqual([]);
  });
});

describe('“it never arrived”', () => {
  it('has to be signed when the carrier says that it was handed over', async () => {
    const shipmentId = await delivered();
    const token = linkTo(shipmentId);
    const plain = { answer: 'never_arrived' };
    const fieldOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.errors?.[0].field;
    expect(fieldOf(await ask('POST', token, plain))).toBe('declaredBy');
    expect(fieldOf(await ask('POST', token, { ...plain, declaredBy: 'Siti' }))).toBe('signature');
    const forged = `data:image/png;base64,${Buffer.from('GIF89a-not-a-png').toString('base64')}`;
    const signed = { ...plain, declaredBy: 'Siti', locale: 'id' };
    expect(fieldOf(await ask('POST', token, { ...signed, signature: forged }))).toBe('signature');
    expect(await ask('POST', token, { ...signed, signature })).toMatchObject({ status: 200 });

    const [incident] = await incidentsOf(shipmentId);
    expect(incident).toMatchObject({ type: 'delivered_not_received', reporter_id: 'recipient' });
    const seen = await world.shipper.get(`/incidents/${incident.id}`);
    expect(seen.body.photos).toMatchObject([{ kind: 'declaration', mediaType: 'image/png' }]);
    const { rows } = await world.admin.query(
      `SELECT data::text AS text FROM claims.outbox UNION ALL SELECT details::text FROM claims.audit_rows`,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain('Siti');
  });

  it('carries the declaration into the claim, where it is no longer missing', async () => {
    const shipmentId = await delivered();
    await ask('POST', linkTo(shipmentId), { answer: 'never_arrived', declaredBy: 'Siti', signature });
    const [incident] = await incidentsOf(shipmentId);
    const { body } = await world.shipper.get(`/incidents/${incident.id}/claim-draft`);
    const lines = [{ description: 'A lamp', quantity: 1, claimedAmount: 130_000 }];
    const { piecesAffected: _, ...claim } = body.claim;
    const filed = await world.shipper.post('/claims', { ...claim, lines }, { 'idempotency-key': v7() });
    expect(filed.status).toBe(201);
    const { rows } = await world.admin.query('SELECT kind FROM claims.evidence WHERE claim_id = $1', [
      filed.body.id,
    ]);
    expect(rows).toEqual([{ kind: 'declaration' }]);
  });

  it('of a parcel that nobody delivered is a loss and needs no signature', async () => {
    const shipmentId = await world.shipment();
    expect((await ask('POST', linkTo(shipmentId), { answer: 'never_arrived' })).status).toBe(200);
    expect(await incidentsOf(shipmentId)).toMatchObject([{ type: 'loss' }]);
  });
});

it('“all is well” opens nothing, and does not take a report back', async () => {
  const shipmentId = await delivered();
  expect((await ask('POST', linkTo(shipmentId), { answer: 'fine' })).body.mayAnswer).toEqual([
    'damaged',
    'never_arrived',
  ]);
  expect(await incidentsOf(shipmentId)).toEqual([]);
  await ask('POST', linkTo(shipmentId, 40), { answer: 'damaged' });
  expect(await ask('POST', linkTo(shipmentId, 40), { answer: 'fine' })).toMatchObject({
    status: 409,
    body: { code: 'delivery.reported' },
  });
});
