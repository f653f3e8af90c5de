import { v7 } from 'uuid';
import { namesFixture } from './names.fixture';
import { claimsWorld, type ClaimsWorld, damageOf, otherShop, shop } from '../claims.fixture';

let world: ClaimsWorld;
let names: Awaited<ReturnType<typeof namesFixture>>;
beforeAll(async () => {
  names = await namesFixture();
  world = await claimsWorld({ env: { GATEWAY_URL: names.url, TRACKING_URL: names.url } });
});
afterAll(async () => {
  names.close();
  await world.close();
});
beforeEach(() => world.admin.query(`UPDATE claims.claims SET stage = 'cancelled', next_due_at = NULL`));

const file = async (more: object = {}, parcel: object = {}): Promise<string> => {
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment(parcel), more));
  return filed.body.id;
};
const ids = async (query: string): Promise<string[]> => {
  const { body } = await world.agent.get(`/queue?${query}`);
  return body.items.map(({ id }: { id: string }) => id);
};

describe('filters of the queue', () => {
  it('take several values each, and their counts leave their own choice out', async () => {
    const [damage, loss, late] = [await file(), await file({ type: 'loss' }), await file({ type: 'late' })];
    await file({}, { carrier: 'sicepat' });
    expect(await ids('type=loss&type=late')).toEqual([loss, late]);
    expect(await ids('type=damage&carrier=kilat')).toEqual([damage]);
    const { body } = await world.agent.get('/queue/counts?type=loss&type=late');
    expect(body).toMatchObject({
      total: 2,
      byType: { damage: 2, loss: 1, late: 1 },
      byCarrier: { kilat: 2 },
      bounded: false,
    });
  });

  it('tell whose they are, how urgent, and what waits for the claimant', async () => {
    const [mine, urgent, waiting] = [await file(), await file(), await file()];
    await world.agent.post(`/claims/${mine}/assign`, { assigneeId: 'agent-1' });
    await world.agent.post(`/claims/${urgent}/priority`, { priority: 'urgent' });
    await world.otherAgent.post(`/claims/${waiting}/evidence-request`, { items: ['invoice'] });
    expect(await ids('assignee=me')).toEqual([mine]);
    expect(await ids('assignee=nobody')).toEqual([urgent]);
    // What is urgent is promised sooner, so it stands first.
    expect(await ids('assignee=nobody&assignee=me')).toEqual([urgent, mine]);
    expect(await ids('priority=urgent')).toEqual([urgent]);
    expect(await ids('stage=needs_action&assignee=anyone')).toEqual([waiting]);
    const { body } = await world.agent.get('/queue?stage=needs_action');
    expect(body.items[0].clock).toMatchObject({
      state: 'paused',
      pauseReason: 'needs_action',
      counting: false,
    });
    expect((await world.agent.get('/queue?assignee=me')).body.items[0]).toMatchObject({
      overdue: false,
      clock: { name: 'first_response', state: 'running', leftMinutes: 1440, counting: true },
    });
  });

  it('look at deadlines and filing times', async () => {
    const id = await file();
    const [before, after] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 25 * 3_600_000)];
    expect(await ids(`dueFrom=${before.toISOString()}&dueTo=${after.toISOString()}`)).toEqual([id]);
    expect(await ids(`filedTo=${before.toISOString()}`)).toEqual([]);
    expect(await ids(`filedFrom=${before.toISOString()}&sort=-filedAt`)).toEqual([id]);
  });

  it('refuse what they do not know', async () => {
    for (const query of ['stage=settled', 'colour=red', 'q=ab', 'sort=version', 'dueFrom=yesterday']) {
      expect({ query, status: (await world.agent.get(`/queue?${query}`)).status }).toEqual({
        query,
        status: 400,
      });
    }
  });
});

describe('search', () => {
  it('finds any part of a waybill, number or own reference, in any case', async () => {
    const tail = v7().slice(-8);
    const id = await file({ externalReference: `Order/${tail}%` }, { waybill: `JNX${tail.toUpperCase()}9` });
    await file();
    const { body } = await world.agent.get(`/claims/${id}`);
    for (const q of [`x${tail}`, `${tail.toUpperCase()}9`, body.number.slice(-4), `er/${tail}%`]) {
      expect({ q, found: await ids(`q=${encodeURIComponent(q)}`) }).toMatchObject({ found: [id] });
    }
    expect(await ids('q=%25%25%25')).toEqual([]);
    expect((await world.agent.get(`/queue/counts?q=${tail}`)).body.total).toBe(1);
  });

  it('walks the queue where a text is everywhere', async () => {
    const id = await file();
    await world.admin.query(
      `INSERT INTO claims.claims (id, number, organisation_id, shipment_id, waybill, carrier, type, wish, currency,
         stage, claimant_id, received_at, filed_at, updated_at)
       SELECT gen_random_uuid(), 'OLD-' || n, organisation_id, shipment_id, waybill, carrier, type, wish, currency,
         'closed', claimant_id, now(), now(), now()
       FROM claims.claims, generate_series(1, 1100) n WHERE id = $1`,
      [id],
    );
    const { body } = await world.agent.get(`/claims/${id}`);
    expect(await ids(`q=${body.waybill.slice(2)}`)).toEqual([id]);
  });

  it('behind row-level security gives no id of another organisation', async () => {
    await file();
    await world.admin.query('BEGIN');
    await world.admin.query(`SET LOCAL search_path = claims; SET LOCAL ROLE tuntas_claims`);
    for (const [scope, found] of [
      [otherShop, 0],
      [shop, 1],
    ] as const) {
      await world.admin.query(`SELECT set_config('tuntas.scope', $1, true)`, [scope]);
      const { rows } = await world.admin.query(`SELECT claims_like('%JN%', 1)`);
      expect({ scope, found: rows.length }).toEqual({ scope, found });
    }
    await world.admin.query('ROLLBACK');
  });
});

describe('search by name', () => {
  const parcelOf = async (name: string): Promise<string> => {
    const id = await file();
    const { body } = await world.agent.get(`/claims/${id}`);
    names.known.shipments.set(body.shipmentId, name);
    return id;
  };
  const search = async (q: string) => (await world.agent.get(`/queue?q=${encodeURIComponent(q)}`)).body;
  beforeEach(() => {
    names.known.shipments.clear();
    names.known.people.clear();
    names.asked.length = 0;
    names.answerWith(200);
  });

  it('shows the claims for parcels of a recipient, by any part of the name', async () => {
    const siti = await parcelOf('Siti Rahma');
    await parcelOf('Budi');
    const page = await search('ti rah');
    expect([page.items.map(({ id }: { id: string }) => id), page.names]).toEqual([[siti], 'all']);
    expect((await world.agent.get('/queue/counts?q=ti%20rah')).body.total).toBe(1);
    expect((await search('nobody')).items).toEqual([]);
  });

  it('shows what a claimant filed, and only what is open', async () => {
    names.known.people.set(world.shipper.id, 'Melati Wijaya');
    const [open, ended] = [await file(), await file()];
    await world.shipper.post(`/claims/${ended}/cancel`, { reason: 'found' });
    expect((await search('wijaya')).items.map(({ id }: { id: string }) => id)).toEqual([open]);
  });

  it('says when a name is so common that only the newest were looked at', async () => {
    for (let n = 0; n <= 1_000; n += 1) names.known.shipments.set(v7(), 'Siti');
    expect(await search('siti')).toMatchObject({ items: [], names: 'newest' });
  });

  it('goes on with numbers and says so when names cannot be asked, and never asks for a number', async () => {
    names.answerWith(500);
    const id = await file({ externalReference: `order-abc-${v7()}` });
    const found = await search('order-abc-');
    expect([found.items.map((item: { id: string }) => item.id), found.names]).toEqual([[id], 'unavailable']);
    names.asked.length = 0;
    expect(await search('JN123')).toMatchObject({ names: null });
    expect(names.asked).toEqual([]);
  });
});

describe('saved views', () => {
  const view = {
    name: 'Lost, nobody has it',
    shared: true,
    filter: { type: ['loss'], assignee: ['nobody'] },
  };

  it('are mine to change, and everybody’s to use when shared', async () => {
    const saved = await world.agent.post('/queue/views', view);
    expect(saved).toMatchObject({
      status: 201,
      body: { ...view, mine: true, sort: 'nextDueAt', version: 1 },
    });
    await world.agent.post('/queue/views', { name: 'Only mine', filter: {} });
    const seen = (await world.otherAgent.get('/queue/views')).body.items;
    expect(seen).toMatchObject([{ name: view.name, mine: false, ownerId: 'agent-1' }]);
    const url = `/queue/views/${saved.body.id}`;
    const put = (who: typeof world.agent, tag: string) =>
      who.ask('PUT', url, { body: { ...view, name: 'Lost' }, headers: { 'if-match': tag } });
    expect(await put(world.otherAgent, '"1"')).toMatchObject({
      status: 403,
      body: { code: 'view.not_yours' },
    });
    expect((await put(world.agent, '"7"')).status).toBe(412);
    expect((await put(world.agent, '"1"')).body).toMatchObject({ name: 'Lost', version: 2 });
    expect((await world.agent.post('/queue/views', { ...view, name: 'LOST' })).body.code).toBe(
      'view.name_taken',
    );
    expect((await world.agent.ask('DELETE', url)).status).toBe(204);
    expect((await world.agent.ask('DELETE', url)).status).toBe(404);
  });

  it('of somebody else do not exist unless shared, and hold known filters only', async () => {
    const secret = await world.otherAgent.post('/queue/views', { name: 'Secret', filter: {} });
    expect((await world.agent.ask('DELETE', `/queue/views/${secret.body.id}`)).status).toBe(404);
    expect((await world.agent.post('/queue/views', { name: 'x', filter: { colour: 'red' } })).status).toBe(
      400,
    );
    expect((await world.shipper.get('/queue/views')).status).toBe(403);
  });
});
