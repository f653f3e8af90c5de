import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import {
  type Answer,
  type Asker,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  otherShop,
} from '../claims.fixture';
import { formOf, pdf, type UploadPart } from '../upload.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld({
    env: {
      EVIDENCE_MAX_IMAGE_BYTES: '100000',
      EVIDENCE_MAX_DOCUMENT_BYTES: '2000',
      EVIDENCE_MAX_VIDEO_BYTES: '300000',
    },
  });
});
afterAll(() => world.close());

const file = async (): Promise<string> =>
  (await world.shipper.post('/claims', damageOf(await world.shipment()))).body.id;
const upload = (id: string, parts: UploadPart[], by: Asker = world.shipper): Promise<Answer> =>
  by.ask('POST', `/claims/${id}/evidence`, formOf(...parts));
const photo = (width = 60, height = 40): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 0/1' } })
    .jpeg()
    .toBuffer();
const incoming = (): Promise<string[]> =>
  readdir(join(world.config.STATE_DIR, 'evidence', 'incoming')).catch(() => []);
const events = async (id: string): Promise<string[]> => {
  const { rows } = await world.admin.query('SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq', [
    id,
  ]);
  return rows.map(({ type }) => type);
};

describe('evidence', () => {
  it('is kept as it came and passed on without place and camera', async () => {
    const id = await file();
    const original = await photo();
    const added = await upload(id, [
      { name: 'kind', content: 'photo_label' },
      { name: 'files', fileName: '../label of <box>.jpg', content: original },
    ]);
    expect(added).toMatchObject({
      status: 201,
      body: {
        stage: 'submitted',
        items: [{ kind: 'photo_label', mediaType: 'image/jpeg', size: original.length }],
      },
    });
    const [item] = added.body.items;
    expect(item.fileName).toBe('label of _box_.jpg');
    const url = `/claims/${id}/evidence/${item.id}`;
    const shared = await world.shipper.get(url);
    expect(shared.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
    });
    expect((await sharp(shared.raw).metadata()).exif).toBeUndefined();
    expect(shared.raw.includes('SecretCam')).toBe(false);
    const kept = await world.agent.get(`${url}?copy=original`);
    expect(kept.raw.equals(original)).toBe(true);
    expect(await world.shipper.get(`${url}?copy=original`)).toMatchObject({ status: 403 });
    expect(
      (await readFile(join(world.config.STATE_DIR, 'evidence', item.sha256.slice(0, 2), item.sha256))).equals(
        original,
      ),
    ).toBe(true);
    expect(await incoming()).toEqual([]);
  });

  it('counts once, however often it is sent', async () => {
    const id = await file();
    const content = pdf('the invoice');
    const parts = [
      { name: 'kind', content: 'invoice' },
      { name: 'files', fileName: 'a.pdf', content },
    ];
    const first = await upload(id, parts);
    const again = await upload(id, parts);
    expect(again.body.items).toEqual(first.body.items);
    expect(await events(id)).toEqual(['claim.submitted', 'claim.evidence_received']);
  });

  it('may show two things: the same photo of label and box answers a request for either', async () => {
    const id = await file();
    const content = await photo(70, 50);
    await upload(id, [{ name: 'files', fileName: 'box.jpg', content }]);
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['photo_label'] });
    const parts = [
      { name: 'kind', content: 'photo_label' },
      { name: 'files', fileName: 'label.jpg', content },
    ];
    expect((await upload(id, parts)).body.stage).toBe('in_review');
  });

  it('takes a waiting claim on, and its clocks with it', async () => {
    const id = await file();
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    const added = await upload(id, [
      { name: 'kind', content: 'invoice' },
      { name: 'files', fileName: 'i.pdf', content: pdf() },
    ]);
    expect(added.body.stage).toBe('in_review');
    const { body } = await world.shipper.get(`/claims/${id}`);
    expect(body).toMatchObject({ stage: 'in_review', answerBy: null, nextDueAt: expect.any(String) });
    const running = body.clocks.filter((clock: { state: string }) => clock.state === 'running');
    expect(running.map((clock: { name: string }) => clock.name)).toEqual(['decision', 'update']);
    expect(await events(id)).toEqual([
      'claim.submitted',
      'claim.evidence_requested',
      'claim.evidence_received',
    ]);
    const { rows } = await world.admin.query(
      `SELECT state FROM claims.timers WHERE name = 'claim.expire' AND subject = $1`,
      [id],
    );
    expect(rows).toEqual([{ state: 'cancelled' }]);
    const pauses = await world.admin.query(
      `SELECT p.resumed_at FROM claims.sla_pauses p JOIN claims.sla_clocks c ON c.id = p.clock_id WHERE c.claim_id = $1`,
      [id],
    );
    expect(pauses.rows.every(({ resumed_at }) => resumed_at !== null)).toBe(true);
  });

  it('ticks off what was missing', async () => {
    const id = await file();
    for (const kind of ['invoice', 'photo', 'photo_label', 'photo_packaging']) {
      await upload(id, [
        { name: 'kind', content: kind },
        { name: 'files', fileName: 'f.pdf', content: pdf(kind) },
      ]);
    }
    const { body } = await world.shipper.get(`/claims/${id}`);
    expect(body.findings).toMatchObject([
      { kind: 'evidence_missing', details: { missing: [] }, resolvedAt: expect.any(String) },
    ]);
  });

  it('seen in another claim is flagged, for the desk only', async () => {
    const [first, second] = [await file(), await file()];
    const content = await photo(61, 41);
    await upload(first, [{ name: 'files', fileName: 'p.jpg', content }]);
    await upload(second, [{ name: 'files', fileName: 'p.jpg', content }]);
    const flagged = await world.agent.get(`/claims/${second}`);
    expect(flagged.body.findings).toContainEqual(
      expect.objectContaining({ kind: 'evidence_reused', details: { claims: [first] } }),
    );
    const shown = await world.shipper.get(`/claims/${second}`);
    expect(JSON.stringify(shown.body.findings)).not.toContain('evidence_reused');
  });

  it('of another organisation is not there', async () => {
    const id = await file();
    const added = await upload(id, [{ name: 'files', fileName: 'i.pdf', content: pdf() }]);
    expect((await world.otherShipper.get(`/claims/${id}/evidence/${added.body.items[0].id}`)).status).toBe(
      404,
    );
    const refused = await upload(
      id,
      [{ name: 'files', fileName: 'i.pdf', content: pdf() }],
      world.otherShipper,
    );
    expect(refused).toMatchObject({ status: 404, body: { code: 'claim.unknown' } });
    const own = await world.shipment({ organisationId: otherShop });
    const { body } = await world.otherShipper.post('/claims', damageOf(own));
    expect(
      (await world.otherShipper.get(`/claims/${body.id}/evidence/${added.body.items[0].id}`)).status,
    ).toBe(404);
  });
});

describe('abuse', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const png = (width: number, height: number): Promise<Buffer> =>
    sharp({ create: { width, height, channels: 3, background: '#000' } })
      .png()
      .toBuffer();

  it.each<[string, () => Promise<UploadPart[]> | UploadPart[], string]>([
    ['a program named as a picture', () => [{ name: 'files', fileName: 'a.jpg', content: 'MZ\x90\x00 this is a program' }], 'files.0'],
    ['an SVG with a script', () => [{ name: 'files', fileName: 'a.svg', content: svg }], 'files.0'],
    ['an SVG named as a PNG', () => [{ name: 'files', fileName: 'a.png', content: svg }], 'files.0'],
    ['a page named as a PDF', () => [{ name: 'files', fileName: 'a.pdf', content: '<html><script>x()</script>' }], 'files.0'],
    ['an archive', () => [{ name: 'files', fileName: 'a.zip', content: 'PK\x03\x04xxxxxxxxxxxxxxxxx' }], 'files.0'],
    ['a picture named as a program', async () => [{ name: 'files', fileName: 'a.exe', content: await photo() }], 'files.0'],
    ['a picture without extension', async () => [{ name: 'files', fileName: 'photo', content: await photo() }], 'files.0'],
    ['a null byte in the name', async () => [{ name: 'files', fileName: 'a.exe\x00.jpg.exe', content: await photo() }], 'files.0'],
    ['an empty file', () => [{ name: 'files', fileName: 'a.jpg', content: '' }], 'files.0'],
    ['a picture that breaks off', async () => [{ name: 'files', fileName: 'a.jpg', content: (await photo(900, 900)).subarray(0, 2_000) }], 'files.0'],
    ['a header and nothing behind it', () => [{ name: 'files', fileName: 'a.jpg', content: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500)]) }], 'files.0'],
    ['too large a document', () => [{ name: 'files', fileName: 'a.pdf', content: pdf('x'.repeat(3_000)) }], 'files.0'],
    ['the second of two files', () => [{ name: 'files', fileName: 'a.pdf', content: pdf() }, { name: 'files', fileName: 'b.pdf', content: 'MZ' }], 'files.1'],
    ['a file under another name', () => [{ name: 'avatar', fileName: 'a.pdf', content: pdf() }], 'avatar'],
    ['an unknown field', () => [{ name: 'files', fileName: 'a.pdf', content: pdf() }, { name: 'stage', content: 'closed' }], 'stage'],
    ['an unknown kind', () => [{ name: 'kind', content: 'selfie' }, { name: 'files', fileName: 'a.pdf', content: pdf() }], 'kind'],
    ['no file', () => [{ name: 'kind', content: 'invoice' }], 'files'],
  ])('%s is refused by name, and nothing stays', async (_name, parts, field) => {
    const id = await file();
    const refused = await upload(id, await parts());
    expect({ status: refused.status, fields: refused.body.errors?.map((error: { field: string }) => error.field) }).toEqual({
      status: 400,
      fields: [field],
    });
    expect(await incoming()).toEqual([]);
    expect((await world.shipper.get(`/claims/${id}`)).body.evidence).toEqual([]);
  }); // prettier-ignore

  it('a picture that claims too many pixels is not decoded', async () => {
    const bomb = await png(9_000, 9_000);
    expect(bomb.length).toBeLessThan(2_000_000);
    const small = await claimsWorld({ env: { EVIDENCE_MAX_PIXELS: '1000000' } });
    try {
      const { body } = await small.shipper.post('/claims', damageOf(await small.shipment()));
      const form = formOf({ name: 'files', fileName: 'bomb.png', content: bomb });
      const refused = await small.shipper.ask('POST', `/claims/${body.id}/evidence`, form);
      expect(refused).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'files.0', message: 'More than 1000000 pixels' }] },
      });
    } finally {
      await small.close();
    }
  });

  it('a header that claims 50,000 × 50,000 pixels is refused before anything is decoded', async () => {
    const header = await png(8, 8);
    for (const [offset, side] of [
      [16, 50_000],
      [20, 50_000],
    ] as const)
      header.writeUInt32BE(side, offset);
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
    const refused = await upload(await file(), [{ name: 'files', fileName: 'huge.png', content: header }]);
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'files.0', message: 'More than 64000000 pixels' }] },
    });
  });

  it('what is appended to a picture is not passed on', async () => {
    const id = await file();
    const content = Buffer.concat([await photo(62, 42), Buffer.from('PK\x03\x04<script>alert(1)</script>')]);
    const added = await upload(id, [{ name: 'files', fileName: 'polyglot.jpg', content }]);
    const shared = await world.shipper.get(`/claims/${id}/evidence/${added.body.items[0].id}`);
    expect(shared.raw.includes('<script>')).toBe(false);
  });

  it.each([
    ['JSON instead of a form', { body: { kind: 'photo' }, headers: {} }],
    ['a form without boundary', { body: Buffer.from('x'), headers: { 'content-type': 'multipart/form-data' } }],
    ['a form that breaks off', { body: formOf({ name: 'files', fileName: 'a.pdf', content: pdf() }).body.subarray(0, 150), headers: { 'content-type': 'multipart/form-data; boundary=----formx' } }],
  ])('%s is a 4xx', async (_name, { body, headers }) => {
    const refused = await world.shipper.ask('POST', `/claims/${await file()}/evidence`, { body, headers: headers as Record<string, string> });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.status).toBeLessThan(500);
  }); // prettier-ignore

  it('an endless upload is cut off, an abandoned one forgotten, and the service goes on', async () => {
    const id = await file();
    await world.app.listen(0, '127.0.0.1');
    const { port } = world.app.getHttpServer().address() as { port: number };
    const { body, headers } = formOf({ name: 'files', fileName: 'a.jpg', content: await photo() });
    const send = (after: (socket: ReturnType<typeof request>) => void) =>
      new Promise<string>((resolve) => {
        const call = request({
          port,
          method: 'POST',
          path: `/claims/${id}/evidence`,
          headers: {
            ...headers,
            authorization: `Bearer ${world.shipper.token}`,
            'transfer-encoding': 'chunked',
          },
        });
        call.on('response', (response) => resolve(`status ${response.statusCode}`));
        call.on('error', () => resolve('cut off'));
        call.write(body.subarray(0, body.length - 70));
        after(call);
      });
    const endless = await send((call) => {
      const more = setInterval(() => call.write(Buffer.alloc(50_000)), 1);
      call.on('close', () => clearInterval(more));
      call.on('response', () => clearInterval(more));
    });
    expect(['status 400', 'cut off']).toContain(endless);
    expect(await send((call) => setTimeout(() => call.destroy(), 100))).toBe('cut off');
    for (let tries = 0; tries < 50 && (await incoming()).length > 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await incoming()).toEqual([]);
    expect((await world.shipper.get(`/claims/${id}`)).status).toBe(200);
  });
});
