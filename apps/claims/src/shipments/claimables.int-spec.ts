import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { claimsWorld, type ClaimsWorld, damageOf, otherShop, registered } from '../claims.fixture';
import { ClaimClock } from './claim-clock.service';
import { EligibilityRefresh } from './eligibility-refresh.service';
import { ShipmentsService } from './shipments.service';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);
const within = (work: (manager: EntityManager) => Promise<unknown>) =>
  world.app.get(Database).transaction(SYSTEM_SCOPE, work);
const ring = (id: string) =>
  within((manager) => world.app.get(ClaimClock, { strict: false }).ring(manager, id));
const tell = (id: string, event: Parameters<ShipmentsService['tell']>[2]) =>
  within((manager) => world.app.get(ShipmentsService, { strict: false }).tell(manager, id, event));
const said = async (id: string): Promise<{ type: string; data: Record<string, unknown> }[]> =>
  (await world.admin.query('SELECT type, data FROM claims.outbox WHERE subject = $1 ORDER BY seq', [id]))
    .rows;
const timer = async (id: string): Promise<Date | null> => {
  const { rows } = await world.admin.query(
    `SELECT due_at FROM claims.timers WHERE name = 'shipment.claim_clock' AND subject = $1 AND state = 'pending'`,
    [id],
  );
  return rows[0]?.due_at ?? null;
};
/** Moves all that was told of a parcel into the past. */
const age = (id: string, days: number) =>
  world.admin.query(
    `UPDATE claims.shipments SET shipped_at = shipped_at - make_interval(days => $2),
       delivered_at = delivered_at - make_interval(days => $2), promised_at = promised_at - make_interval(days => $2),
       last_status_at = last_status_at - make_interval(days => $2) WHERE id = $1`,
    [id, days],
  );

describe('a parcel', () => {
  it('says from when until when each type can be claimed, and what the first would pay', async () => {
    const id = await world.shipment({ carrier: 'jne', shippedAt: daysAgo(3).toISOString() });
    await tell(id, { type: 'Delivered', at: daysAgo(1) });
    const { body } = await world.shipper.get(`/claimables/${id}`);
    expect(body).toMatchObject({
      shipmentId: id,
      type: 'damage',
      sign: null,
      state: 'open',
      worth: { amount: 130_000, currency: 'IDR' },
      claims: [],
    });
    const window = (type: string) => body.windows.find((one: { type: string }) => one.type === type);
    expect(window('damage')).toMatchObject({
      ruleId: 'jne/damage',
      state: 'open',
      mayFile: ['sender'],
      sign: null,
    });
    expect(new Date(window('damage').until).getTime()).toBeGreaterThan(Date.now() + 12 * DAY);
    expect(window('late')).toMatchObject({ from: null, ruleId: 'generic/late' });
    expect((await world.otherShipper.get(`/claimables/${id}`)).status).toBe(404);
  });

  it('in no trouble is listed, and nobody is reminded of it', async () => {
    const id = await world.shipment();
    await tell(id, { type: 'Delivered', at: daysAgo(1) });
    expect(await said(id)).toEqual([]);
    expect(await timer(id)).toBeNull();
  });
});

describe('the list', () => {
  it('is sorted by the end, filtered by state, and of one organisation only', async () => {
    const late = await world.shipment({ waybill: 'SORT-1' });
    await tell(late, { type: 'Delivered', at: daysAgo(5.5) });
    const early = await world.shipment({ waybill: 'SORT-2' });
    await tell(early, { type: 'Delivered', at: daysAgo(1) });
    const over = await world.shipment({ waybill: 'SORT-3' });
    await tell(over, { type: 'Delivered', at: daysAgo(30) });
    const theirs = await world.shipment({ organisationId: otherShop });
    const ids = async (query: string) => {
      const { body } = await world.shipper.get(`/claimables?limit=100&${query}`);
      return body.items.map(({ shipmentId }: { shipmentId: string }) => shipmentId);
    };
    const listed = await ids('');
    expect(listed.indexOf(late)).toBeLessThan(listed.indexOf(early));
    expect(listed).not.toContain(over);
    expect(listed).not.toContain(theirs);
    expect(await ids('state=closing&type=damage')).toContain(late);
    expect(await ids('state=closing')).not.toContain(early);
    expect(await ids('state=ended')).toContain(over);
    expect(await ids('waybill=sort-2')).toEqual([early]);
    await world.shipper.post('/claims', damageOf(early));
    expect(await ids('waybill=sort-2&claimed=false')).toEqual([]);
    const [item] = (await world.shipper.get('/claimables?waybill=sort-2&claimed=true')).body.items;
    expect(item.claims).toEqual([expect.objectContaining({ type: 'damage', stage: 'submitted' })]);
    expect((await world.shipper.get('/claimables?order=id')).status).toBe(400);
    expect((await world.courier.get('/claimables')).status).toBe(403);
  });

  it('pages through all of it once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.shipper.get(`/claimables?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ shipmentId }: { shipmentId: string }) => shipmentId));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    const all = await world.shipper.get('/claimables?limit=100');
    expect(seen).toEqual(all.body.items.map(({ shipmentId }: { shipmentId: string }) => shipmentId));
  });
});

describe('the clock of a parcel in trouble', () => {
  it('says once that it can be claimed, and before that ends; early, late and twice', async () => {
    const id = await world.shipment();
    await tell(id, { type: 'Delivered', at: daysAgo(1) });
    await tell(id, { type: 'WentWrong', subReason: 'damaged', at: daysAgo(0.9) });
    expect(await said(id)).toMatchObject([
      {
        type: 'shipment.claimable',
        data: { type: 'damage', sign: 'damaged', worth: { amount: 130_000 }, ruleId: 'generic/uninsured' },
      },
    ]);
    const due = (await timer(id)) as Date;
    expect(due.getTime()).toBeGreaterThan(Date.now() + 2 * DAY);
    await ring(id);
    await ring(id);
    expect(await said(id)).toHaveLength(1);
    expect(await timer(id)).toEqual(due);
    await age(id, 4);
    await ring(id);
    await ring(id);
    expect((await said(id))[1]).toMatchObject({
      type: 'shipment.claim_window_closing',
      data: { daysLeft: 3 },
    });
    await age(id, 2);
    await ring(id);
    expect((await said(id)).map(({ data }) => data['daysLeft'])).toEqual([undefined, 3, 1]);
    await age(id, 9);
    await ring(id);
    expect(await said(id)).toHaveLength(3);
  });

  it('says it once, however often the parcel is registered again, and forgets nothing of it', async () => {
    const id = await world.shipment();
    await tell(id, { type: 'Delivered', at: daysAgo(1) });
    await tell(id, { type: 'WentWrong', subReason: 'damaged', at: daysAgo(0.9) });
    const before = (await world.shipper.get(`/claimables/${id}`)).body;
    const due = await timer(id);
    for (const _ of [1, 2, 3]) {
      const facts = registered(id, { shippedAt: before.shippedAt });
      await within((manager) => world.app.get(ShipmentsService, { strict: false }).register(manager, facts));
    }
    expect((await said(id)).map(({ type }) => type)).toEqual(['shipment.claimable']);
    expect((await world.shipper.get(`/claimables/${id}`)).body).toEqual(before);
    expect(await timer(id)).toEqual(due);
  });

  it('is silent once a claim was filed', async () => {
    const id = await world.shipment();
    await tell(id, { type: 'Delivered', at: daysAgo(5) });
    await world.shipper.post('/claims', damageOf(id));
    await tell(id, { type: 'WentWrong', subReason: 'damaged', at: daysAgo(1) });
    expect(await said(id)).toEqual([]);
  });

  it('notices lateness by itself', async () => {
    const id = await world.shipment({ promisedAt: new Date(Date.now() + DAY).toISOString() });
    expect((await timer(id))?.getTime()).toBeGreaterThan(Date.now() + 0.9 * DAY);
    await age(id, 2);
    await ring(id);
    expect(await said(id)).toMatchObject([
      {
        type: 'shipment.claimable',
        data: { type: 'late', sign: 'late', worth: { amount: 13_000 }, until: null },
      },
    ]);
    expect((await world.shipper.get(`/claimables?sign=late`)).body.items).toContainEqual(
      expect.objectContaining({ shipmentId: id, type: 'late' }),
    );
  });

  it('hears what a courier reports', async () => {
    const id = await world.shipment();
    const report = { shipmentId: id, type: 'swapped_contents', description: 'A stone in the box' };
    expect((await world.courier.post('/incidents', report)).status).toBe(201);
    expect(await said(id)).toMatchObject([{ data: { type: 'swapped_contents', sign: 'reported' } }]);
    await tell(id, { type: 'Delivered', at: daysAgo(0) });
    const { body } = await world.shipper.get(`/claimables/${id}`);
    expect(body).toMatchObject({ type: 'swapped_contents', sign: 'reported' });
  });

  it('rolled back leaves no event', async () => {
    const id = await world.shipment();
    const failing = within(async (manager) => {
      await world.app.get(ClaimClock, { strict: false }).reported(manager, id, 'damage');
      throw new Error('the report failed');
    });
    await expect(failing).rejects.toThrow(/report failed/);
    expect(await said(id)).toEqual([]);
    expect(await timer(id)).toBeNull();
  });
});

describe('other rule packs', () => {
  it('are worked out for the parcels there are, once', async () => {
    const id = await world.shipment({ carrier: 'lion' });
    await world.admin.query(
      `UPDATE claims.shipments SET eligibility = jsonb_set(eligibility, '{damage,ruleId}', '"old/damage"') WHERE id = $1`,
      [id],
    );
    const { rows } = await world.admin.query('SELECT fingerprint FROM claims.rule_libraries');
    expect(rows).toHaveLength(1);
    const refresh = world.app.get(EligibilityRefresh, { strict: false });
    await within((manager) => refresh.chunk(manager, 'another library', ''));
    const ruleOf = async () =>
      (
        await world.admin.query(
          `SELECT eligibility #>> '{damage,ruleId}' AS rule FROM claims.shipments WHERE id = $1`,
          [id],
        )
      ).rows[0].rule;
    expect(await ruleOf()).toBe('old/damage');
    await within((manager) => refresh.chunk(manager, rows[0].fingerprint, ''));
    expect(await ruleOf()).toBe('lion/damage');
    await refresh.onApplicationBootstrap();
    const timers = await world.admin.query(
      `SELECT generation FROM claims.timers WHERE name = 'eligibility.refresh'`,
    );
    expect(timers.rows).toEqual([{ generation: 1 }]);
  });
});
