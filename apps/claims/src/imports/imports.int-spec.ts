import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { waitFor } from '@tuntas/testing';
import { type Asker, claimsWorld, type ClaimsWorld, damageOf, otherShop } from '../claims.fixture';
import { formOf } from '../upload.fixture';
import { ImportIntake } from './import-intake.service';
import { ImportWork } from './import-work.service';

let world: ClaimsWorld;
let still: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld({ background: true, env: { CLAIM_IMPORT_MAX_ROWS: '2000' } });
  still = await claimsWorld();
});
afterAll(async () => {
  await world.close();
  await still.close();
});

const csv = { 'content-type': 'text/csv' };
const send = (asker: Asker, text: string, query = '', headers: Record<string, string> = csv) =>
  asker.ask('POST', `/claim-imports${query}`, { body: Buffer.from(text), headers });

/** Waits until the job rests in `state`. */
const ended = (asker: Asker, id: string, state = 'done') =>
  waitFor(
    async () => {
      const { body } = await asker.get(`/claim-imports/${id}`);
      return body.state === state ? body : false;
    },
    { timeout: 60_000, what: `the import to be ${state}` },
  );

const line = (waybill: string, more = ''): string => `${waybill},damage,A lamp,130000${more}\n`;
const header = 'waybill,type,description,amount\n';
let number = 0;
const waybill = (): string => `IMP${String((number += 1)).padStart(6, '0')}`;

async function shipped(on = world, more: object = {}): Promise<string> {
  const name = waybill();
  await on.shipment({ waybill: name, ...more });
  return name;
}

const count = async (on: ClaimsWorld, where: string, ...values: unknown[]): Promise<number> =>
  (await on.admin.query(`SELECT count(*)::int AS n FROM claims.${where}`, values)).rows[0].n;

describe('a number as people type it', () => {
  it('is one parcel in whatever case, checked, filed, looked up and listed alike', async () => {
    const name = await shipped(world, { carrier: 'Kilat  Express' });
    const text = `waybill,carrier,type,description,amount\n${name.toLowerCase()},kilat express,damage,A lamp,130000\n`;
    const sent = await send(world.shipper, text, '?dryRun=true');
    expect(await ended(world.shipper, sent.body.id, 'checked')).toMatchObject({ good: 1 });
    await world.shipper.post(`/claim-imports/${sent.body.id}/file`);
    expect(await ended(world.shipper, sent.body.id)).toMatchObject({ filed: 1, refused: 0 });
    const loss = {
      waybill: ` ${name.toLowerCase()} `,
      type: 'loss',
      lines: [{ description: 'x', claimedAmount: 1 }],
    };
    expect((await world.shipper.post('/claims', loss)).status).toBe(201);
    const listed = await world.shipper.get(`/claims?waybill=${name.toLowerCase()}`);
    expect(listed.body.items).toHaveLength(2);
  });

  it('is found by an index, whoever asks', async () => {
    await still.admin.query('BEGIN');
    await still.admin.query(
      'SET LOCAL search_path = claims; SET LOCAL ROLE tuntas_claims; SET LOCAL enable_seqscan = off',
    );
    const { rows } = await still.admin.query(
      `EXPLAIN SELECT id FROM shipments WHERE waybill_key = 'JN1' ORDER BY shipped_at DESC LIMIT 1`,
    );
    await still.admin.query('ROLLBACK');
    expect(JSON.stringify(rows)).toContain('Index Cond: (waybill_key = ');
  });
});

describe('a dry run', () => {
  it('asks the database as often for 500 rows as for one', async () => {
    const names = await Promise.all(Array.from({ length: 20 }, () => shipped(still)));
    const asked = async (lines: string[]): Promise<number> => {
      const sent = await send(still.shipper, header + lines.join(''), '?dryRun=true');
      const work = still.app.get(ImportWork, { strict: false });
      let questions = 0;
      await still.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
        const query = manager.queryRunner!.query.bind(manager.queryRunner);
        manager.queryRunner!.query = ((...given: Parameters<typeof query>) => {
          questions += 1;
          return query(...given);
        }) as typeof query;
        await work.chunk(manager, sent.body.id);
      });
      return questions;
    };
    const one = await asked([line(names[0] ?? '')]);
    expect(await asked(names.map((name) => line(name)))).toBe(one);
  });
});

describe('what is left of an import', () => {
  const ring = (name: 'abandon' | 'purge', subject: string): Promise<void> =>
    still.app
      .get(Database)
      .transaction(SYSTEM_SCOPE, (manager) =>
        still.app.get(ImportIntake, { strict: false })[name](manager, subject),
      );

  it('is nothing when the upload never ended, said early, late and twice', async () => {
    const sent = await send(still.shipper, header + line(await shipped(still)), '?dryRun=true');
    const { id } = sent.body;
    // An upload that ended is not abandoned, whenever the timer rings.
    await ring('abandon', id);
    expect((await still.shipper.get(`/claim-imports/${id}`)).status).toBe(200);
    await still.admin.query(`UPDATE claims.claim_imports SET state = 'receiving' WHERE id = $1`, [id]);
    for (const _ of [1, 2]) await ring('abandon', id);
    expect((await still.shipper.get(`/claim-imports/${id}`)).status).toBe(404);
    expect(await count(still, 'claim_import_rows WHERE import_id = $1', id)).toBe(0);
  });

  it('are its sums once nobody will correct its rows, said twice', async () => {
    const { id } = (await send(still.shipper, header + line(await shipped(still)), '?dryRun=true')).body;
    for (const _ of [1, 2]) await ring('purge', id);
    expect(await count(still, 'claim_import_rows WHERE import_id = $1', id)).toBe(0);
    expect((await still.shipper.get(`/claim-imports/${id}`)).body).toMatchObject({ rows: 1 });
  });
});

describe('a CSV of claims', () => {
  it('is filed row by row, and says of each row what became of it', async () => {
    const [first, second] = [await shipped(), await shipped()];
    const taken = await world.shipper.post(
      '/claims',
      damageOf(await world.shipment({ waybill: 'IMPTAKEN' })),
    );
    const text = header + line(first) + line(second, '') + line('IMPTAKEN') + line('NOBODY') + line(first);
    const sent = await send(world.shipper, text, '?fileName=claims.csv');
    expect(sent).toMatchObject({ status: 202, body: { fileName: 'claims.csv', state: 'filing', rows: 5 } });
    const job = await ended(world.shipper, sent.body.id);
    expect(job).toMatchObject({ rows: 5, done: 5, filed: 2, existing: 2, refused: 1, allowedActions: [] });
    const { body } = await world.shipper.get(`/claim-imports/${job.id}/rows`);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual([
      'filed',
      'filed',
      'existing',
      'refused',
      'existing',
    ]);
    expect(body.items[2]).toMatchObject({ rowNo: 3, claimId: taken.body.id, claimNumber: taken.body.number });
    expect(body.items[3].errors).toEqual([
      expect.objectContaining({ field: 'waybill', code: 'shipment.unknown' }),
    ]);
    expect(body.items[4].claimId).toBe(body.items[0].claimId);
    const filed = await world.shipper.get(`/claims/${body.items[0].claimId}`);
    expect(filed.body).toMatchObject({ waybill: first, claimedAmount: 130_000, stage: 'submitted' });
    expect(filed.body.clocks.length).toBeGreaterThan(0);
    expect(filed.body.history[0]).toMatchObject({ what: 'claim.submitted', actorId: 'shipper-1' });
  });

  it('can be checked first: nothing is filed until somebody says so', async () => {
    const [good, old] = [await shipped(), await shipped(world, { shippedAt: '2020-01-01T00:00:00Z' })];
    const text =
      header +
      line(good) +
      `${old},hilang,A lamp,Rp 130.000\n` +
      line(good) +
      line(good).replace('130000', 'much');
    const { body: sent } = await send(world.shipper, text, '?dryRun=true');
    const checked = await ended(world.shipper, sent.id, 'checked');
    expect(checked).toMatchObject({ good: 2, filed: 0, existing: 1, refused: 1, allowedActions: ['file'] });
    expect(await count(world, 'claims WHERE waybill = ANY ($1)', [good, old])).toBe(0);
    const rows = (await world.shipper.get(`/claim-imports/${sent.id}/rows`)).body.items;
    expect(rows[0]).toMatchObject({ amount: { amount: 130_000, currency: 'IDR' }, state: 'good' });
    expect(rows[1].warnings).toContain('too_late');
    expect(rows[2]).toMatchObject({ state: 'existing', sameAsRow: 1 });
    expect(rows[3].errors[0]).toMatchObject({ field: 'amount' });
    const again = await send(world.shipper, text, '?dryRun=true');
    expect(again).toMatchObject({ status: 200, body: { id: sent.id, state: 'checked' } });
    expect((await world.shipper.post(`/claim-imports/${sent.id}/file`)).status).toBe(202);
    expect(await ended(world.shipper, sent.id)).toMatchObject({ filed: 2, existing: 1, refused: 1, good: 0 });
    expect((await world.shipper.post(`/claim-imports/${sent.id}/file`)).status).toBe(409);
  });

  it('sent twice, or twice at once, is one job of its organisation', async () => {
    const text = header + line(await shipped());
    const answers = await Promise.all([send(world.shipper, text), send(world.shipper, text)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 202]);
    expect(answers[0].body.id).toBe(answers[1].body.id);
    const theirs = await send(world.otherShipper, text);
    expect(theirs.status).toBe(202);
    expect(theirs.body.id).not.toBe(answers[0].body.id);
    expect(await ended(world.otherShipper, theirs.body.id)).toMatchObject({ filed: 0, refused: 1 });
    await ended(world.shipper, answers[0].body.id);
  });

  it('gives the refused rows back as a file that can be corrected and sent again', async () => {
    const name = await shipped();
    const { body: sent } = await send(
      world.shipper,
      `Resi;Jenis;Keterangan;Jumlah\n${name};rusak;"Lampu; besar";banyak\n`,
    );
    expect(await ended(world.shipper, sent.id)).toMatchObject({ refused: 1 });
    const { raw, headers } = await world.shipper.get(`/claim-imports/${sent.id}/refused?lang=id`);
    expect(headers['content-disposition']).toContain('refused.csv');
    const text = raw.toString('utf8');
    expect(text).toContain('Resi,Jenis,Keterangan,Jumlah,alasan');
    expect(text).toMatch(/"Lampu; besar",banyak,"?amount: Write an amount/);
    const { body: corrected } = await send(world.shipper, text.replace('banyak', '1.250.000'));
    const done = await ended(world.shipper, corrected.id);
    expect(done).toMatchObject({ filed: 1, refused: 0 });
    const [row] = (await world.shipper.get(`/claim-imports/${done.id}/rows?state=filed`)).body.items;
    const claim = (await world.shipper.get(`/claims/${row.claimId}`)).body;
    expect(claim).toMatchObject({ claimedAmount: 1_250_000, description: 'Lampu; besar' });
  });

  it.each([
    ['no rows', header, /no rows/],
    ['unknown columns', 'waybill,type,description,price\nx,damage,y,1\n', /Unknown columns: price/],
    ['missing columns', 'waybill,amount\nx,1\n', /missing: type, description/],
    ['a broken quote', `${header}"x,damage,y,1\n`, /Not a CSV/],
    ['too many rows', header + line('X').repeat(2_001), /At most 2000 rows/],
  ])('with %s is refused whole, and leaves nothing', async (_name, text, message) => {
    const before = await count(world, 'claim_imports');
    const refused = await send(world.shipper, text);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
    expect(refused.body.errors[0].message).toMatch(message);
    expect(await count(world, 'claim_imports')).toBe(before);
  });

  it('has a template in both languages that is a file itself', async () => {
    for (const lang of ['en', 'id']) {
      const { raw } = await world.shipper.get(`/claim-imports/template.csv?lang=${lang}`);
      const { body } = await send(world.shipper, raw.toString('utf8'), '?dryRun=true');
      expect(await ended(world.shipper, body.id, 'checked')).toMatchObject({ rows: 1, refused: 1 });
      const [row] = (await world.shipper.get(`/claim-imports/${body.id}/rows`)).body.items;
      expect(row.errors).toEqual([expect.objectContaining({ code: 'shipment.unknown' })]);
    }
  });
});

describe('a JSON of claims', () => {
  const claim = async () => ({
    waybill: await shipped(),
    type: 'damage',
    lines: [
      { description: 'A lamp {tall}', claimedAmount: 100_000 },
      { description: 'Its "shade"', claimedAmount: 30_000 },
    ],
  });

  it.each([
    ['an array', 'application/json', (items: object[]) => JSON.stringify(items, null, 2)],
    [
      'lines',
      'application/x-ndjson',
      (items: object[]) => items.map((item) => JSON.stringify(item)).join('\n'),
    ],
  ])('is taken as %s', async (_name, type, write) => {
    const items = [await claim(), { ...(await claim()), stage: 'closed' }];
    const { body } = await send(world.shipper, write(items), '', { 'content-type': type });
    expect(await ended(world.shipper, body.id)).toMatchObject({ format: 'json', filed: 1, refused: 1 });
    const refused = (await world.shipper.get(`/claim-imports/${body.id}/refused`)).raw.toString('utf8');
    expect(JSON.parse(refused)).toMatchObject({ stage: 'closed', reason: 'stage: Unknown field' });
    const { stage: _, ...corrected } = JSON.parse(refused);
    const again = await send(world.shipper, JSON.stringify(corrected), '', { 'content-type': type });
    expect(await ended(world.shipper, again.body.id)).toMatchObject({ filed: 1, refused: 0 });
  });

  it('is taken as a form', async () => {
    const items = [await claim()];
    const form = formOf({ name: 'file', content: JSON.stringify(items), fileName: 'claims.json' });
    const { body } = await world.shipper.ask('POST', '/claim-imports?dryRun=true', form);
    expect(body).toMatchObject({ format: 'json', fileName: 'claims.json' });
    expect(await ended(world.shipper, body.id, 'checked')).toMatchObject({ good: 1 });
  });

  it('that breaks off is refused', async () => {
    const refused = await send(world.shipper, '[{"waybill": "x"', '', { 'content-type': 'application/json' });
    expect(refused).toMatchObject({ status: 400 });
    expect(refused.body.errors[0].message).toMatch(/does not end/);
  });

  it('elsewhere is what it was', async () => {
    const refused = await world.shipper.ask('POST', '/claims', {
      body: Buffer.from('{"a'),
      headers: { 'content-type': 'application/json' },
    });
    expect(refused.status).toBe(400);
  });

  it('is no body elsewhere: a stream is no claim', async () => {
    const csv = {
      body: Buffer.from('a,b'),
      headers: { 'content-type': 'text/csv', 'idempotency-key': 'csv' },
    };
    expect((await world.shipper.ask('POST', '/claims', csv)).status).toBe(415);
  });
});

describe('the work on a file', () => {
  const chunk = (id: string, fail = false) =>
    still.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
      await still.app.get(ImportWork, { strict: false }).chunk(manager, id);
      if (fail) throw new Error('killed before the commit');
    });

  it('goes on where the last chunk ended, whatever died in between', async () => {
    const names = [];
    for (let index = 0; index < 130; index += 1) names.push(await shipped(still));
    const { body: sent } = await send(still.shipper, header + names.map((name) => line(name)).join(''));
    await expect(chunk(sent.id, true)).rejects.toThrow(/killed/);
    expect(await count(still, 'claims WHERE waybill = ANY ($1)', names)).toBe(0);
    await chunk(sent.id);
    expect((await still.shipper.get(`/claim-imports/${sent.id}`)).body).toMatchObject({
      done: 100,
      filed: 100,
    });
    // Two at once: the second waits for the first and goes on behind it.
    await Promise.all([chunk(sent.id), chunk(sent.id)]);
    await chunk(sent.id);
    expect((await still.shipper.get(`/claim-imports/${sent.id}`)).body).toMatchObject({
      state: 'done',
      filed: 130,
      existing: 0,
      refused: 0,
    });
    expect(await count(still, 'claims WHERE waybill = ANY ($1)', names)).toBe(130);
    const { rows } = await still.admin.query(
      `SELECT type, data FROM claims.outbox WHERE subject = $1 ORDER BY seq`,
      [sent.id],
    );
    expect(rows.map(({ type }) => type)).toEqual(['claim_import.progressed', 'claim_import.finished']);
    expect(rows[1].data).toMatchObject({ rows: 130, done: 130, filed: 130, dryRun: false });
  });

  it('is not to be seen by another organisation, nor in its lists', async () => {
    const { body: sent } = await send(still.shipper, header + line('UNSEEN'));
    for (const path of ['', '/rows', '/refused']) {
      expect((await still.otherShipper.get(`/claim-imports/${sent.id}${path}`)).status).toBe(404);
    }
    expect((await still.otherShipper.post(`/claim-imports/${sent.id}/file`)).status).toBe(404);
    const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);
    expect(ids(await still.otherShipper.get('/claim-imports'))).not.toContain(sent.id);
    expect(ids(await still.shipper.get('/claim-imports'))).toContain(sent.id);
    expect(ids(await still.agent.get('/claim-imports?state=filing'))).toContain(sent.id);
  });

  it('files no parcel of another organisation', async () => {
    const theirs = await shipped(still, { organisationId: otherShop });
    const { body: sent } = await send(still.shipper, header + line(theirs));
    await chunk(sent.id);
    expect((await still.shipper.get(`/claim-imports/${sent.id}`)).body).toMatchObject({
      filed: 0,
      refused: 1,
    });
  });
});
