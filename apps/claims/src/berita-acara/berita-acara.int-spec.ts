import { createHash } from 'node:crypto';
import { SYSTEM_SCOPE, Database } from '@tuntas/platform';
import sharp from 'sharp';
import { v7 } from 'uuid';
import {
  type Answer,
  type Asker,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  operator,
} from '../claims.fixture';
import { formOf } from '../upload.fixture';
import { BeritaAcaraTimers } from './berita-acara.timers';

let world: ClaimsWorld;
let otherCourier: Asker;
beforeAll(async () => {
  world = await claimsWorld();
  otherCourier = await world.person('courier-2', operator, 'courier');
});
afterAll(() => world.close());

const png = async (): Promise<string> => {
  const drawn = await sharp({ create: { width: 300, height: 120, channels: 4, background: '#0000' } })
    .composite([{ input: Buffer.from('<svg width="300" height="120"><path d="M10 90L90 20L200 100" stroke="#000" fill="none"/></svg>') }])
    .png()
    .toBuffer();
  return `data:image/png;base64,${drawn.toString('base64')}`;
}; // prettier-ignore
const courier = { party: 'courier', name: 'Budi', path: 'M10 90 L 90 20 L200,100', width: 300, height: 120 };
const recipient = async () => ({ party: 'recipient', name: 'Siti Canary', image: await png() });
const refusing = { party: 'recipient', name: 'Siti Canary', refused: 'In a hurry' };
const findings = [{ condition: 'crushed', item: 'Canary lamp', quantity: 1, note: 'on one side' }];

const signed = async (more: object = {}): Promise<object> => ({
  shipmentId: await world.shipment(),
  type: 'damage',
  description: 'Canary: crushed on one side',
  place: 'Canary street 5',
  findings,
  signatures: [courier, await recipient()],
  ...more,
});
const report = async (more: object = {}): Promise<Answer> =>
  world.courier.post('/incidents', await signed(more));
const withPhotos = async (more: object = {}): Promise<Answer> => {
  const fields = Object.entries(await signed(more)).map(([name, value]) => ({
    name,
    content: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const content = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  return world.courier.ask(
    'POST',
    '/incidents',
    formOf(...fields, { name: 'photos', fileName: 'a.jpg', content }),
  );
};

/** What the timer does when it rings, as often as it rings. */
const ring = async (id: string): Promise<void> => {
  const timers = world.app.get(BeritaAcaraTimers, { strict: false });
  const fired = { id: v7(), name: 'berita_acara.render', subject: id, generation: 1, dueAt: new Date(), data: {}, attempts: 0, firedAt: new Date() };
  const after = await world.app.get(Database).transaction(SYSTEM_SCOPE, (manager) => timers.render(fired, manager));
  await after();
}; // prettier-ignore
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const evidenceOf = async (claimId: string): Promise<string[]> => {
  const { body } = await world.shipper.get(`/claims/${claimId}`);
  return body.evidence.map(({ kind }: { kind: string }) => kind);
};

describe('a berita acara', () => {
  it('is issued with the report, signed by two, and says so to others by ids alone', async () => {
    const { status, body } = await withPhotos();
    expect(status).toBe(201);
    expect(body.beritaAcara).toMatchObject({
      number: expect.stringMatching(/^BA-\d{4}-\d{6}$/),
      contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      publicUrl: expect.stringMatching(/\/ba\/BA-\d{4}-\d{6}\?hash=[0-9a-f]{16}$/),
    });
    const paper = await world.shipper.get(`/incidents/${body.id}/berita-acara`);
    expect(paper.body.content).toMatchObject({
      number: body.beritaAcara.number,
      place: 'Canary street 5',
      findings: [{ condition: 'crushed', item: 'Canary lamp' }],
      signatories: [
        { party: 'courier', name: 'Budi' },
        { party: 'recipient', name: 'Siti Canary' },
      ],
      photos: [{ sha256: expect.any(String) }],
    });
    const { rows } = await world.admin.query(
      `SELECT type, data FROM claims.outbox WHERE subject = $1 ORDER BY seq`,
      [body.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['incident.reported', 'berita_acara.issued']);
    const audit = await world.admin.query('SELECT * FROM claims.audit_rows WHERE subject = $1', [body.id]);
    expect(JSON.stringify([rows, audit.rows])).not.toMatch(/Canary|Budi/);
  });

  it('has two PDFs that are the same bytes at every try, and are found by their hash', async () => {
    const { body } = await withPhotos();
    const url = `/incidents/${body.id}/berita-acara`;
    const early = await world.courier.get(`${url}/pdf?locale=en`);
    expect(early.headers).toMatchObject({ 'content-type': 'application/pdf' });
    expect(early.raw.subarray(0, 5).toString()).toBe('%PDF-');
    await ring(body.beritaAcara.id);
    await ring(body.beritaAcara.id);
    const { body: paper } = await world.shipper.get(url);
    expect(paper.files).toEqual([
      { locale: 'en', sha256: sha256(early.raw), size: early.raw.length },
      { locale: 'id', sha256: expect.any(String), size: expect.any(Number) },
    ]);
    const kept = await world.agent.get(`${url}/pdf`);
    expect(sha256(kept.raw)).toBe(paper.files[1].sha256);
    const { rows } = await world.admin.query(
      `SELECT count(*)::int AS n FROM claims.incident_photos WHERE incident_id = $1 AND kind = 'berita_acara'`,
      [body.id],
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect((await world.courier.get(`/incidents/${body.id}`)).body.photos).toHaveLength(1);
  });

  it('is verified by anybody, who learns no name, place or word', async () => {
    const { body } = await report();
    await ring(body.beritaAcara.id);
    const { number, contentSha256 } = body.beritaAcara;
    const stranger = (query = '') => world.app.inject(`/berita-acara/${number}${query}`);
    const plain = (await stranger()).json();
    expect(plain).toMatchObject({ number, genuine: true, matches: null, contentSha256 });
    expect(plain.facts).toMatchObject({ findings: 1, signatories: [{ party: 'courier', signed: true }, { party: 'recipient', signed: true }] });
    expect(JSON.stringify(plain)).not.toMatch(/Canary|Budi/);
    for (const hash of [contentSha256, contentSha256.slice(0, 16), plain.files[0].sha256])
      expect((await stranger(`?hash=${hash}`)).json().matches).toBe(true);
    expect((await stranger(`?hash=${'0'.repeat(64)}`)).json().matches).toBe(false);
    expect((await world.app.inject('/berita-acara/BA-2020-000001')).statusCode).toBe(404);
    expect((await world.app.inject('/berita-acara/anything')).statusCode).toBe(400);
  }); // prettier-ignore

  it('cannot be changed, and shows when somebody changed it all the same', async () => {
    const { body } = await report();
    const { number, id } = body.beritaAcara;
    const change = `UPDATE claims.berita_acara SET content = jsonb_set(content, '{place}', '"elsewhere"') WHERE id = $1`;
    await expect(world.admin.query(change, [id])).rejects.toThrow('never changed');
    await world.admin.query('ALTER TABLE claims.berita_acara DISABLE TRIGGER unchanged');
    await world.admin.query(change, [id]);
    await world.admin.query('ALTER TABLE claims.berita_acara ENABLE TRIGGER unchanged');
    expect((await world.app.inject(`/berita-acara/${number}`)).json().genuine).toBe(false);
  });

  it('numbers run without a gap, whatever fails and however many report at once', async () => {
    const reports = await Promise.all(Array.from({ length: 8 }, async (_, n) =>
      n % 4 === 3 ? withPhotos({ description: 'x', signatures: [courier] }) : report(),
    ));
    expect(reports.filter(({ status }) => status === 201)).toHaveLength(6);
    const second = await world.person('courier-9', v7(), 'courier');
    const other = await second.post('/incidents', await signed());
    expect(other.body.beritaAcara.number).toMatch(/^BA2-\d{4}-000001$/);
    const { rows } = await world.admin.query(
      `SELECT operator_id, count(*)::int AS n, max(no) AS last FROM claims.berita_acara GROUP BY operator_id`,
    );
    for (const { n, last } of rows) expect(n).toBe(last);
  }); // prettier-ignore

  it('may come later, once', async () => {
    const { body } = await world.courier.post('/incidents', await signed({ signatures: undefined }));
    expect(body.beritaAcara).toBeNull();
    const url = `/incidents/${body.id}/berita-acara`;
    expect((await world.courier.get(url)).status).toBe(404);
    const issue = (by: Asker) => by.post(url, { signatures: [courier, refusing] });
    expect((await issue(otherCourier)).status).toBe(404);
    const issued = await issue(world.courier);
    expect(issued).toMatchObject({ status: 201, body: { beritaAcara: { number: expect.any(String) } } });
    expect(await issue(world.courier)).toMatchObject({
      status: 409,
      body: { code: 'berita_acara.issued' },
    });
    const { body: paper } = await world.agent.get(url);
    expect(paper.content.signatories[1]).toMatchObject({ refusal: 'In a hurry', signatureSha256: null });
    expect(paper.content.findings).toMatchObject(findings);
  });

  it('is there for its reporter, its shipper and the desk, and for nobody else', async () => {
    const { body } = await report();
    const url = `/incidents/${body.id}/berita-acara`;
    for (const asker of [world.courier, world.shipper, world.agent])
      expect((await asker.get(url)).status).toBe(200);
    for (const asker of [otherCourier, world.otherShipper]) {
      expect((await asker.get(url)).status).toBe(404);
      expect((await asker.get(`${url}/pdf`)).status).toBe(404);
    }
  });

  it.each([
    ['one signature', { signatures: [courier] }, 'signatures'],
    ['a picture that is none', { signatures: [courier, { party: 'recipient', name: 'S', image: 'data:image/png;base64,AAAA' }] }, 'signatures.1'],
    ['markup in a path', { signatures: [{ ...courier, path: 'M1 1"/><script>' }, refusing] }, 'signatures.0.path'],
    ['signed and refused', { signatures: [{ ...courier, refused: 'no' }, refusing] }, 'signatures.0.image'],
    ['an unknown condition', { findings: [{ condition: 'rude' }] }, 'findings.0.condition'],
    ['findings that are no JSON', { findings: 'x' }, 'findings'],
  ])('%s is refused by name', async (_name, more, field) => {
    const refused = await report(more);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  }); // prettier-ignore
});

describe('a phone without a network', () => {
  it('sends the same report as often as it likes: one incident, one number', async () => {
    const clientId = v7();
    const more = await signed({ clientId });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.courier.post('/incidents', more)),
    );
    answers.push(await world.courier.post('/incidents', more));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.beritaAcara.number)).size).toBe(1);
    expect(answers.at(-1)?.body).toMatchObject({ clientId, findings });
  });

  it('does not meet another phone that made the same id', async () => {
    const more = await signed({ clientId: v7() });
    const first = await world.courier.post('/incidents', more);
    expect((await otherCourier.post('/incidents', more)).body.id).not.toBe(first.body.id);
  });

  it('may run a few minutes fast', async () => {
    const soon = new Date(Date.now() + 120_000).toISOString();
    expect((await report({ occurredAt: soon })).status).toBe(201);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect((await report({ occurredAt: later })).body.errors).toMatchObject([{ field: 'occurredAt' }]);
  });
});

describe('as evidence', () => {
  it('goes into a claim that is filed later, with or without naming the incident', async () => {
    const shipmentId = await world.shipment();
    const { body } = await report({ shipmentId });
    await ring(body.beritaAcara.id);
    const filed = await world.shipper.post('/claims', damageOf(shipmentId));
    expect(await evidenceOf(filed.body.id)).toEqual(['berita_acara']);
  });

  it('goes into claims that are open already, once, and ticks off what was asked', async () => {
    const shipmentId = await world.shipment();
    const filed = await world.shipper.post('/claims', damageOf(shipmentId));
    await world.agent.post(`/claims/${filed.body.id}/evidence-request`, { items: ['berita_acara'] });
    const { body } = await report({ shipmentId });
    await ring(body.beritaAcara.id);
    await ring(body.beritaAcara.id);
    expect(await evidenceOf(filed.body.id)).toEqual(['berita_acara']);
    expect((await world.shipper.get(`/claims/${filed.body.id}`)).body.stage).toBe('in_review');
  });
});
