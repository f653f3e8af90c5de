import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { type Answer, claimsWorld, type ClaimsWorld, damageOf, otherShop, shop } from '../claims.fixture';
import { ShipmentsService } from '../shipments/shipments.service';
import { FindingsService } from './findings.service';

let world: ClaimsWorld;
let findings: FindingsService;
beforeAll(async () => {
  world = await claimsWorld();
  findings = world.app.get(FindingsService, { strict: false });
});
afterAll(() => world.close());

const sql = async (text: string, ...params: unknown[]) => (await world.admin.query(text, params)).rows;
const file = async (shipmentId: string, more: object = {}): Promise<Answer> =>
  world.shipper.post('/claims', damageOf(shipmentId, more));
const found = async (id: string, kind: string) =>
  (await world.agent.get(`/claims/${id}`)).body.findings.filter((one: { kind: string }) => one.kind === kind);
const tell = (shipmentId: string, deliveredAt: Date) =>
  world.app
    .get(Database)
    .transaction(SYSTEM_SCOPE, (manager) =>
      world.app
        .get(ShipmentsService, { strict: false })
        .tell(manager, shipmentId, { type: 'Delivered', at: deliveredAt }),
    );
const due = async () => (await sql('SELECT count(*)::int AS n FROM claims.claim_checks'))[0].n;

describe('findings', () => {
  it('are looked for after filing, once, and say why in both languages', async () => {
    const shipmentId = await world.shipment();
    await tell(shipmentId, new Date(Date.now() - 86_400_000));
    await findings.lookAtAll();
    const claim = await file(shipmentId, { type: 'loss' });
    expect(await found(claim.body.id, 'tracking_contradicts')).toEqual([]);
    expect(await findings.lookAtAll()).toBe(1);
    expect(await findings.lookAtAll()).toBe(0);
    expect(await found(claim.body.id, 'tracking_contradicts')).toMatchObject([
      {
        ruleId: 'findings/tracking_contradicts',
        title: { id: 'Pelacakan tidak cocok', en: 'Tracking contradicts the claim' },
        explanation: {
          id: expect.stringContaining('sudah diserahkan'),
          en: expect.stringContaining('delivered'),
        },
        details: { type: 'loss', says: 'delivered' },
        resolvedAt: null,
      },
    ]);
  });

  it('name the clause of an exclusion that a line shows, and leave the decision to a person', async () => {
    const lines = [
      { description: 'A lamp', category: 'electronics', claimedAmount: 1_000 },
      { description: 'Powder', category: 'Bahan peledak', claimedAmount: 1_000 },
    ];
    const [bad, good] = [await file(await world.shipment(), { lines }), await file(await world.shipment())];
    await findings.lookAtAll();
    expect(await found(bad.body.id, 'maybe_excluded')).toMatchObject([
      {
        ruleId: 'generic/prohibited_goods',
        details: { code: 'prohibited_goods', shows: 'Bahan peledak' },
        explanation: {
          en: expect.stringContaining('prohibited goods'),
          id: expect.stringContaining('Bahan peledak'),
        },
        resolvedAt: null,
      },
    ]);
    expect(await found(good.body.id, 'maybe_excluded')).toEqual([]);
    expect((await world.agent.get(`/claims/${bad.body.id}`)).body).toMatchObject({
      stage: 'submitted',
      decision: 'pending',
    });
  });

  it('come and go with what tracking says', async () => {
    const shipmentId = await world.shipment();
    const claim = await file(shipmentId, { type: 'delivered_not_received' });
    await findings.lookAtAll();
    expect(await found(claim.body.id, 'tracking_contradicts')).toMatchObject([
      { details: { says: 'not_delivered' }, resolvedAt: null },
    ]);
    await tell(shipmentId, new Date());
    await findings.lookAtAll();
    expect(await found(claim.body.id, 'tracking_contradicts')).toMatchObject([
      { resolvedAt: expect.any(String) },
    ]);
  });

  it('tell the earlier claim of a later one', async () => {
    const shipmentId = await world.shipment();
    const earlier = await file(shipmentId);
    await findings.lookAtAll();
    const later = await file(shipmentId, { type: 'partial_loss' });
    await findings.lookAtAll();
    await findings.lookAtAll();
    expect(await found(earlier.body.id, 'possible_duplicate')).toMatchObject([
      { ruleId: 'findings/duplicate', details: { claims: [later.body.number] } },
    ]);
  });

  it('compare with the shipper’s own claims, counted once however often they are looked at', async () => {
    for (let n = 0; n < 21; n += 1) await file(await world.shipment(), { type: 'return_breach' });
    await findings.lookAtAll();
    const lines = [{ description: 'A lamp', quantity: 1, claimedAmount: 390_001 }];
    const claim = await file(await world.shipment(), { type: 'return_breach', lines });
    await findings.lookAtAll();
    expect(await found(claim.body.id, 'above_average')).toMatchObject([
      { details: { claimed: 390_001, average: 130_000, claims: 21, own: true } },
    ]);
    await sql(
      'INSERT INTO claims.claim_checks (claim_id, organisation_id) VALUES ($1, $2)',
      claim.body.id,
      shop,
    );
    await findings.lookAtAll();
    const [sum] = await sql(
      `SELECT sum(claims)::int AS n FROM claims.claim_statistics WHERE organisation_id = $1 AND type = 'return_breach'`,
      shop,
    );
    expect(sum.n).toBe(22);
    expect(await found(claim.body.id, 'above_average')).toMatchObject([{ resolvedAt: null }]);
    for (let n = 0; n < 10; n += 1) await file(await world.shipment(), { type: 'return_breach' });
    const many = await file(await world.shipment(), { type: 'return_breach' });
    await findings.lookAtAll();
    expect(await found(many.body.id, 'velocity')).toMatchObject([{ ruleId: 'findings/velocity' }]);
  });

  it('are for the desk: the claimant sees no suspicion, another organisation nothing', async () => {
    const shipmentId = await world.shipment();
    const claim = await file(shipmentId, { type: 'delivered_not_received' });
    await findings.lookAtAll();
    const own = (await world.shipper.get(`/claims/${claim.body.id}`)).body.findings;
    expect(own.map(({ kind }: { kind: string }) => kind)).not.toContain('tracking_contradicts');
    const rows = await world.app
      .get(Database)
      .read(otherShop, (manager) =>
        manager.query(
          'SELECT organisation_id FROM claim_findings UNION ALL SELECT organisation_id FROM claim_checks UNION ALL SELECT organisation_id FROM claim_statistics',
        ),
      );
    expect(rows).toEqual([]);
  });

  it('of one claim that cannot be looked at keep no other waiting', async () => {
    const [broken, whole] = [await world.shipment(), await world.shipment()];
    const first = await file(broken, { type: 'delivered_not_received' });
    const second = await file(whole, { type: 'delivered_not_received' });
    await sql(
      `UPDATE claims.shipments SET eligibility = '{"delivered_not_received": {"ruleId": "x", "until": "never"}}' WHERE id = $1`,
      broken,
    );
    await findings.lookAtAll();
    expect(await found(second.body.id, 'tracking_contradicts')).toHaveLength(1);
    expect(await found(first.body.id, 'tracking_contradicts')).toHaveLength(0);
    expect(await due()).toBe(1);
    await sql('DELETE FROM claims.claim_checks');
  });

  it('are looked for by several processes at once without doing anything twice', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const filed = await file(await world.shipment(), { type: 'cod_dispute' });
      ids.push(filed.body.id);
    }
    const looked = await Promise.all(Array.from({ length: 4 }, () => findings.lookAtAll()));
    expect(looked.reduce((sum, n) => sum + n, 0)).toBe(12);
    const [sum] = await sql(
      `SELECT sum(claims)::int AS n FROM claims.claim_statistics WHERE organisation_id = $1 AND type = 'cod_dispute'`,
      shop,
    );
    expect(sum.n).toBe(12);
    for (const id of ids) expect(await found(id, 'tracking_contradicts')).toHaveLength(1);
  });
});
