import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { fromBuffer, type Entry } from 'yauzl';
import {
  type Answer,
  type Asker,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  otherShop,
} from '../claims.fixture';
import { formOf, pdf } from '../upload.fixture';
import { mov, mp4, webm } from './domain/video.fixture';
import { EvidenceTimers } from './evidence.timers';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const file = async (by: Asker = world.shipper, more: object = {}): Promise<string> =>
  (await by.post('/claims', damageOf(await world.shipment(more)))).body.id;
const add = (
  id: string,
  kind: string,
  fileName: string,
  content: Buffer,
  { by = world.shipper, key }: { by?: Asker; key?: string } = {},
): Promise<Answer> => {
  const form = formOf({ name: 'kind', content: kind }, { name: 'files', fileName, content });
  const headers = { ...form.headers, ...(key ? { 'idempotency-key': key } : {}) };
  return by.ask('POST', `/claims/${id}/evidence`, { body: form.body, headers });
};
const scene = (seed: number): Promise<Buffer> => {
  const shapes = Array.from({ length: 30 }, (_, n) => {
    const at = (factor: number, below: number): number =>
      (seed * 131 + n * factor * 37 + n * n * seed) % below;
    return `<rect x="${at(3, 380)}" y="${at(7, 280)}" width="${40 + at(5, 120)}" height="${30 + at(11, 90)}" fill="rgb(${at(13, 256)},${at(17, 256)},${at(19, 256)})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"><rect width="480" height="360" fill="#dcb"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone' },
      IFD2: { DateTimeOriginal: '2026:03:02 10:04:05' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 0/1' },
    })
    .jpeg()
    .toBuffer();
};
const reuseOf = async (id: string) =>
  (await world.agent.get(`/claims/${id}`)).body.findings.filter(
    ({ kind }: { kind: string }) => kind === 'evidence_reused',
  );
const auditOf = async (id: string): Promise<{ action: string; reason: string | null }[]> =>
  (
    await world.admin.query('SELECT action, reason FROM claims.audit_rows WHERE subject = $1 ORDER BY id', [
      id,
    ])
  ).rows;
const heic = (): Buffer =>
  Buffer.concat([
    Buffer.from('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic', 'latin1'),
    Buffer.alloc(64),
  ]);
const ring = (name: 'delete' | 'purge' | 'compare' | 'retire', subject: string, firedAt = new Date()) =>
  world.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
    const fired = { id: v7(), name, subject, generation: 1, dueAt: firedAt, data: {}, attempts: 0, firedAt };
    return world.app.get(EvidenceTimers, { strict: false })[name](fired, manager);
  });

describe('what is known of a file', () => {
  it('is its size for everybody, and what the camera wrote for the desk', async () => {
    const id = await file();
    await add(id, 'photo', 'a.jpg', await scene(1));
    const [forDesk] = (await world.agent.get(`/claims/${id}/evidence`)).body.items;
    expect(forDesk).toMatchObject({
      width: 480,
      height: 360,
      camera: { camera: 'Acme Phone', takenAt: '2026-03-02T10:04:05', hasPlace: true },
    });
    const [forShipper] = (await world.shipper.get(`/claims/${id}/evidence`)).body.items;
    expect(forShipper).toMatchObject({ width: 480, camera: null });
    expect((await world.otherShipper.get(`/claims/${id}/evidence`)).status).toBe(404);
  });

  it.each([
    ['a.mp4', mp4(12), 'video/mp4', 12_000],
    ['a.mov', mov(7), 'video/quicktime', 7_000],
    ['a.webm', webm(5_500), 'video/webm', 5_500],
  ])('is how long %s plays', async (name, content, mediaType, durationMs) => {
    const id = await file();
    const added = await add(id, 'unboxing_video', name, content);
    expect(added.body.items).toMatchObject([
      { mediaType, durationMs, sha256: createHash('sha256').update(content).digest('hex') },
    ]);
  });

  it.each([
    ['breaks off', 'a.mp4', mp4().subarray(0, 300)],
    ['is named as another', 'a.webm', mp4()],
    ['is Matroska', 'a.webm', Buffer.concat([webm().subarray(0, 5), Buffer.from('B\x82\x88matroska')])],
  ])('a film that %s is refused', async (_name, fileName, content) => {
    const id = await file();
    expect((await add(id, 'unboxing_video', fileName, content)).status).toBe(400);
  });

  it('never changes once it is there', async () => {
    const id = await file();
    await add(id, 'invoice', 'i.pdf', pdf('kept'));
    const change = `UPDATE claims.evidence SET sha256 = repeat('0', 64) WHERE claim_id = $1`;
    await expect(world.admin.query(change, [id])).rejects.toThrow('never changed');
  });

  it('is added once, however often an upload with the same key is tried', async () => {
    const id = await file();
    const first = await add(id, 'invoice', 'i.pdf', pdf('once'), { key: 'phone-1' });
    expect((await add(id, 'invoice', 'i.pdf', pdf('once'), { key: 'phone-1' })).body).toEqual(first.body);
    const other = await add(id, 'invoice', 'i.pdf', pdf('other'), { key: 'phone-1' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });
});

describe('a picture that was used before', () => {
  it('is found in another organisation’s claim, cropped and recompressed, and names nobody', async () => {
    const theirs = await file(world.otherShipper, { organisationId: otherShop });
    const picture = await scene(11);
    await add(theirs, 'photo', 'a.jpg', picture, { by: world.otherShipper });
    const id = await file();
    const copy = await sharp(picture)
      .extract({ left: 24, top: 18, width: 432, height: 324 })
      .resize(300)
      .jpeg({ quality: 45 })
      .toBuffer();
    expect((await add(id, 'photo', 'b.jpg', copy)).status).toBe(201);
    expect(await reuseOf(id)).toMatchObject([
      { ruleId: expect.stringMatching(/^evidence\/similar/), details: { claims: [theirs] } },
    ]);
    expect(JSON.stringify((await world.shipper.get(`/claims/${id}`)).body)).not.toContain(theirs);
    expect(JSON.stringify(await reuseOf(id))).not.toContain(otherShop);
    expect((await world.agent.get(`/claims/${id}`)).body.stage).toBe('submitted');
  });

  it('is no matter between claims for the same parcel', async () => {
    const shipmentId = await world.shipment();
    const one = await world.shipper.post('/claims', damageOf(shipmentId));
    const two = await world.shipper.post('/claims', damageOf(shipmentId, { type: 'partial_loss' }));
    const picture = await scene(12);
    await add(one.body.id, 'photo', 'a.jpg', picture);
    await add(two.body.id, 'photo', 'a.jpg', picture);
    expect(await reuseOf(two.body.id)).toEqual([]);
  });

  it('another picture is not', async () => {
    const [one, two] = [await file(), await file()];
    await add(one, 'photo', 'a.jpg', await scene(13));
    await add(two, 'photo', 'a.jpg', await scene(14));
    expect(await reuseOf(two)).toEqual([]);
  });

  it('is found when it came with an incident', async () => {
    const earlier = await file();
    const picture = await scene(15);
    await add(earlier, 'photo', 'a.jpg', picture);
    const shipmentId = await world.shipment();
    const texts = Object.entries({ shipmentId, type: 'damage', description: 'x' });
    const form = formOf(
      ...texts.map(([name, content]) => ({ name, content })),
      { name: 'photos', fileName: 'a.jpg', content: await sharp(picture).resize(240).jpeg().toBuffer() },
    );
    const incident = await world.courier.ask('POST', '/incidents', form);
    const filed = await world.shipper.post('/claims', damageOf(shipmentId, { incidentId: incident.body.id }));
    const timer = `SELECT state FROM claims.timers WHERE name = 'evidence.compare' AND subject = $1`;
    expect((await world.admin.query(timer, [filed.body.id])).rows).toEqual([{ state: 'pending' }]);
    await ring('compare', filed.body.id);
    await ring('compare', filed.body.id);
    expect(await reuseOf(filed.body.id)).toMatchObject([{ details: { claims: [earlier] } }]);
  }); // prettier-ignore
});

describe('the checklist', () => {
  it('says what is missing, who asked, and what is at stake', async () => {
    const id = await file(world.shipper, { carrier: 'unknown carrier' });
    const before = (await world.shipper.get(`/claims/${id}/evidence/checklist`)).body;
    expect(before).toMatchObject({
      score: 0,
      missing: expect.arrayContaining(['invoice', 'photo']),
      atStake: { amount: 130_000, currency: 'IDR' },
      says: { id: expect.stringContaining('130.000'), en: expect.stringContaining('130,000') },
    });
    await add(id, 'invoice', 'i.pdf', pdf(id));
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['declaration'] });
    const { body } = await world.agent.get(`/claims/${id}/evidence/checklist`);
    expect(body.score).toBeGreaterThan(0);
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'invoice', state: 'present', evidenceIds: [expect.any(String)] }),
        expect.objectContaining({ kind: 'declaration', askedBy: 'desk', state: 'missing' }),
      ]),
    );
    expect(body.answerBy).not.toBeNull();
    expect((await world.otherShipper.get(`/claims/${id}/evidence/checklist`)).status).toBe(404);
  });
});

describe('a link', () => {
  it('opens the shared copy of one file until it expires, and each use is noted', async () => {
    const id = await file();
    const { body } = await add(id, 'photo', 'a.jpg', await scene(21));
    const url = `/claims/${id}/evidence/${body.items[0].id}/links`;
    const made = await world.agent.post(url, { expiresInMinutes: 5 });
    expect(made.status).toBe(201);
    const path = new URL(made.body.url).pathname.replace('/api', '');
    const opened = await world.app.inject(path);
    expect(opened.headers).toMatchObject({ 'content-type': 'image/jpeg' });
    expect((await sharp(opened.rawPayload).metadata()).exif).toBeUndefined();
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['evidence.link_created', 'evidence.link_opened']),
    );
    expect((await world.app.inject(`${path}x`)).statusCode).toBe(404);
    const past = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() + 6 * 60_000));
    expect((await world.app.inject(path)).json()).toMatchObject({ code: 'evidence.link_expired' });
    past.mockRestore();
    expect((await world.otherShipper.post(url, {})).status).toBe(404);
  });
});

const unzip = (content: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    fromBuffer(content, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks));
            zip.readEntry();
          });
        }),
      );
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });

describe('the archive', () => {
  it('holds every file under the hash that its manifest states', async () => {
    const id = await file();
    await add(id, 'photo_label', 'the label.jpg', await scene(31));
    await add(id, 'invoice', 'i.pdf', pdf('archived'));
    await add(id, 'bank_book', 'book.jpg', await scene(32));
    const archive = await world.shipper.get(`/claims/${id}/evidence/archive`);
    expect(archive.headers).toMatchObject({ 'content-type': 'application/zip' });
    const files = await unzip(archive.raw);
    const manifest = JSON.parse(String(files.get('manifest.json')));
    expect(manifest).toMatchObject({ claim: expect.stringMatching(/^CLM-/), madeBy: 'shipper-1' });
    expect(manifest.files.map(({ copy }: { copy: string }) => copy)).toEqual(['shared', 'original', 'shared']);
    const inside = manifest.files.filter(({ name }: { name: string | null }) => name !== null);
    expect([...files.keys()].sort()).toEqual(['manifest.json', ...inside.map(({ name }: { name: string }) => name)].sort());
    for (const { name, sha256, addedBy, addedAt } of inside) {
      expect(createHash('sha256').update(files.get(name) ?? '').digest('hex')).toBe(sha256);
      expect({ addedBy, addedAt }).toEqual({ addedBy: 'shipper-1', addedAt: expect.any(String) });
    }
    expect((await auditOf(id)).map(({ action }) => action)).toContain('evidence.archive_downloaded');
    expect((await world.otherShipper.get(`/claims/${id}/evidence/archive`)).status).toBe(404);
  }); // prettier-ignore
});

describe('an identity paper', () => {
  const stored = (sha256: string): boolean =>
    existsSync(join(world.config.STATE_DIR, 'evidence', sha256.slice(0, 2), sha256));

  it('is masked when passed on, and opened only for a purpose that is noted', async () => {
    const id = await file();
    const card = await scene(41);
    const { body } = await add(id, 'identity_card', 'ktp.jpg', card);
    const [item] = body.items;
    expect(item).toMatchObject({ masked: true, deleteAfter: expect.any(String) });
    const url = `/claims/${id}/evidence/${item.id}`;
    const masked = await world.shipper.get(url);
    const { data, info } = await sharp(masked.raw).resize(28, 21).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels * info.width * info.height).toBe(data.length);
    expect((await sharp(masked.raw).metadata()).width).toBe(960);
    expect(await world.agent.get(`${url}?copy=original`)).toMatchObject({
      status: 400,
      body: { code: 'evidence.purpose' },
    });
    const opened = await world.agent.get(`${url}?copy=original&purpose=verify_payee`);
    expect(opened.raw.equals(card)).toBe(true);
    expect((await world.shipper.get(`${url}?copy=original&purpose=verify_payee`)).status).toBe(403);
    expect(await auditOf(id)).toContainEqual({ action: 'evidence.identity_opened', reason: 'verify_payee' });
    expect(await reuseOf(id)).toEqual([]);
  });

  it.each([
    ['ktp.pdf', () => pdf('identity')],
    ['ktp.heic', () => heic()],
  ])(
    'is not taken as %s, of which no masked copy can be made, and the refusal says what is',
    async (name, bytes) => {
      const id = await file();
      const refused = await add(id, 'bank_book', name, bytes());
      expect(refused).toMatchObject({ status: 400 });
      expect(JSON.stringify(refused.body.errors)).toContain('JPG, PNG, WEBP');
      expect((await world.shipper.get(`/claims/${id}/evidence`)).body.items).toEqual([]);
      expect((await add(id, 'invoice', name, bytes())).status).toBe(201);
    },
  );

  it('is deleted when its days and its claim are over, and not before', async () => {
    const id = await file();
    const { body } = await add(id, 'identity_card', 'ktp Budi.jpg', await scene(42));
    const [{ id: evidenceId, sha256 }] = body.items;
    const late = new Date(Date.now() + 91 * 86_400_000);
    await ring('delete', evidenceId, new Date());
    const state = async () =>
      (await world.agent.get(`/claims/${id}/evidence`)).body.items[0] as { deletedAt: string | null; fileName: string };
    expect((await state()).deletedAt).toBeNull();
    await ring('delete', evidenceId, late);
    expect((await state()).deletedAt).toBeNull();
    await world.shipper.post(`/claims/${id}/cancel`);
    const later = new Date(late.getTime() + 8 * 86_400_000);
    await ring('delete', evidenceId, later);
    await ring('delete', evidenceId, later);
    expect(await state()).toMatchObject({ deletedAt: expect.any(String), fileName: 'identity_card' });
    expect(stored(sha256)).toBe(true);
    const remove = await ring('purge', evidenceId, later);
    if (remove) await remove();
    expect(stored(sha256)).toBe(false);
    expect(await world.agent.get(`/claims/${id}/evidence/${evidenceId}?copy=original&purpose=fraud_check`)).toMatchObject({
      status: 404,
      body: { code: 'evidence.deleted' },
    });
    expect((await auditOf(id)).filter(({ action }) => action === 'evidence.deleted')).toHaveLength(1);
    const archive = await world.agent.get(`/claims/${id}/evidence/archive`);
    expect([...(await unzip(archive.raw)).keys()]).toEqual(['manifest.json']);
  }); // prettier-ignore

  it('stays in an open claim when the days of the same paper end in another', async () => {
    const card = await scene(43);
    const [ended, open] = [await file(), await file()];
    const paperOf = async (id: string) => (await world.agent.get(`/claims/${id}/evidence`)).body.items[0];
    for (const id of [ended, open]) await add(id, 'identity_card', 'ktp.jpg', card);
    await world.shipper.post(`/claims/${ended}/cancel`);
    const late = new Date(Date.now() + 91 * 86_400_000);
    const { id: endedPaper, sha256 } = await paperOf(ended);
    await ring('delete', endedPaper, late);
    await ring('purge', endedPaper, late);
    expect((await paperOf(ended)).deletedAt).not.toBeNull();
    expect((await paperOf(open)).deletedAt).toBeNull();
    expect(stored(sha256)).toBe(true);
  });

  it('goes with the claim that another was merged into, not with the one that ended', async () => {
    const body = damageOf(await world.shipment());
    const duplicate: string = (await world.shipper.post('/claims', body)).body.id;
    await add(duplicate, 'identity_card', 'ktp.jpg', await scene(44));
    const survivor: string = (await world.shipper.post('/claims', { ...body, type: 'loss' })).body.id;
    const { headers } = await world.agent.get(`/claims/${duplicate}`);
    const ifMatch = { 'if-match': String(headers['etag']) };
    const merged = await world.agent.post(`/claims/${duplicate}/merge`, { into: survivor }, ifMatch);
    expect(merged.status).toBe(200);
    const paperOf = async (id: string) => (await world.agent.get(`/claims/${id}/evidence`)).body.items[0];
    const late = new Date(Date.now() + 91 * 86_400_000);
    await ring('delete', (await paperOf(duplicate)).id, late);
    const kept = await paperOf(survivor);
    expect(kept.deletedAt).toBeNull();
    const { rows } = await world.admin.query(
      `SELECT due_at FROM claims.timers WHERE name = 'evidence.delete' AND subject = $1 AND state = 'pending'`,
      [kept.id],
    );
    expect(rows[0]?.due_at.toISOString()).toBe(kept.deleteAfter);
  });
});

describe('evidence of every kind', () => {
  const kinds = async (id: string): Promise<[string, boolean][]> =>
    (await world.agent.get(`/claims/${id}/evidence`)).body.items.map(
      (item: { fileName: string; deletedAt: string | null }) => [item.fileName, item.deletedAt !== null],
    );

  it('goes five years after its claim ended: not early, once, and not of a claim that was opened again', async () => {
    const id = await file();
    await add(id, 'photo_label', 'the label of Budi.jpg', await scene(51));
    const paper = await add(id, 'invoice', 'i.pdf', pdf('retired'));
    await ring('retire', id, new Date(Date.now() + 3_000 * 86_400_000));
    expect((await kinds(id)).map(([, deleted]) => deleted)).toEqual([false, false]);
    await world.shipper.post(`/claims/${id}/cancel`);
    const { rows } = await world.admin.query(
      `SELECT due_at FROM claims.timers WHERE name = 'evidence.retire' AND subject = $1 AND state = 'pending'`,
      [id],
    );
    expect(rows[0].due_at.getTime() - Date.now()).toBeGreaterThan(1_824 * 86_400_000);
    for (const _ of [1, 2]) await ring('retire', id, rows[0].due_at);
    expect(await kinds(id)).toEqual([
      ['photo_label', true],
      ['invoice', true],
    ]);
    expect((await auditOf(id)).filter(({ action }) => action === 'evidence.retired')).toHaveLength(1);
    const remove = await ring('purge', paper.body.items[0].id, rows[0].due_at);
    if (remove) await remove();
    const { sha256 } = paper.body.items[0];
    expect(existsSync(join(world.config.STATE_DIR, 'evidence', sha256.slice(0, 2), sha256))).toBe(false);
  });
});
