import { claimsWorld, type ClaimsWorld, damageOf, ifMatch } from '../claims.fixture';
import { estimateExamples, tryExample } from './examples';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const idr = (amount: number) => ({ amount, currency: 'IDR' });

describe('an estimate', () => {
  it('says amount, numbers, clause, dates and papers in both languages', async () => {
    const { body } = await world.shipper.post('/estimates', {
      ...estimateExamples.lost.value,
      evidence: ['invoice'],
    });
    expect(body).toMatchObject({
      amount: idr(130_000),
      formula: 'min(10 × fee, goods value)',
      calculation: {
        en: expect.stringMatching(/13,000.*130,000$/),
        id: expect.stringMatching(/ongkos kirim/),
      },
      clause: 'jne/uninsured',
      pack: { id: 'jne', version: 1 },
      effectiveFrom: '2024-01-01',
      mayFile: ['sender'],
      entitled: true,
      mayFileFrom: '2026-03-02T03:00:00.000Z',
      mayFileUntil: '2026-03-16T16:59:59.999Z',
      evidence: ['invoice', 'statement'],
      missingPapers: ['statement'],
      missing: [],
      unknown: ['validFrom'],
    });
  });

  it('is what the decision is held against, under the pack that the claim keeps', async () => {
    const shipmentId = await world.shipment({
      carrier: 'Lion Parcel',
      pieces: 4,
      fee: idr(40_000),
      goodsValue: idr(9_000_000),
    });
    const asked = { shipmentId, type: 'partial_loss', piecesAffected: 1 };
    const { body: estimate } = await world.shipper.post('/estimates', asked);
    const lines = [{ description: 'One box', claimedAmount: 2_000_000 }];
    const filed = await world.shipper.post('/claims', { ...asked, lines });
    expect(filed.body).toMatchObject({ rulePack: 'lion', rulePackVersion: 1 });
    const decided = await world.agent.post(
      `/claims/${filed.body.id}/decision`,
      {
        outcome: 'approved_partial',
        lines: [{ lineId: filed.body.lines[0].id, approvedAmount: estimate.amount.amount }],
      },
      ifMatch(filed),
    );
    expect(decided.body.decisions[0]).toMatchObject({
      reasonCode: 'rule_estimate',
      ruleId: 'lion/uninsured',
      estimatedAmount: 100_000,
    });
  });

  it('goes by the pack that the claim keeps, whatever the library says later', async () => {
    const filed = await world.shipper.post('/claims', damageOf(await world.shipment({ carrier: 'jne' })));
    await world.admin.query(`UPDATE claims.claims SET rule_pack = 'jnt' WHERE id = $1`, [filed.body.id]);
    const decided = await world.agent.post(
      `/claims/${filed.body.id}/decision`,
      { outcome: 'approved', lines: [{ lineId: filed.body.lines[0].id, approvedAmount: 130_000 }] },
      ifMatch(filed),
    );
    expect(decided.body.decisions[0].ruleId).toBe('jnt/uninsured');
  });

  it('refuses what it does not know', async () => {
    const refused = await world.shipper.post('/estimates', { type: 'loss', waybill: 'x', rate: 1 });
    expect(refused.status).toBe(400);
  });

  it('of another organisation’s parcel is a 404', async () => {
    const shipmentId = await world.shipment();
    expect((await world.otherShipper.post('/estimates', { type: 'loss', shipmentId })).status).toBe(404);
  });
});

describe('filing', () => {
  it('for somebody who may not is filed with a finding', async () => {
    const shipmentId = await world.shipment({ carrier: 'jne' });
    const filed = await world.shipper.post('/claims', damageOf(shipmentId, { filedFor: 'recipient' }));
    expect(filed.status).toBe(201);
    const { body } = await world.shipper.get(`/claims/${filed.body.id}`);
    expect(body.findings).toContainEqual(
      expect.objectContaining({
        kind: 'not_entitled',
        ruleId: 'jne/damage/not_entitled',
        details: { mayFile: ['sender'] },
      }),
    );
  });

  it('for the sender, or where the terms do not say, has none', async () => {
    for (const [carrier, filedFor] of [['jne', 'sender'], ['ups', 'recipient']]) {
      const filed = await world.shipper.post('/claims', damageOf(await world.shipment({ carrier }), { filedFor }));
      const { body } = await world.shipper.get(`/claims/${filed.body.id}`);
      expect(body.findings.map(({ kind }: { kind: string }) => kind)).not.toContain('not_entitled');
    }
  }); // prettier-ignore
});

describe('rule packs', () => {
  it('are listed, by carrier and day', async () => {
    const { body } = await world.shipper.get('/rule-packs?carrier=Everpro&on=2026-01-01');
    const ids = body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['everpro', 'everpro-lion', 'generic', 'montreal']));
    expect(ids).not.toContain('jne');
  });

  it('are shown with versions, what is unknown and what the law says', async () => {
    const { body } = await world.shipper.get('/rule-packs/montreal');
    expect(body).toMatchObject({ version: 4, versions: [1, 2, 3, 4], uninsured: { sdrPerKg: 2600 } });
    expect((await world.shipper.get('/rule-packs/montreal?version=1')).body.uninsured.sdrPerKg).toBe(1700);
    const anteraja = (await world.agent.get('/rule-packs/anteraja')).body;
    expect(anteraja.unknown).toContain('insured');
    expect(anteraja.warnings).toContainEqual(expect.objectContaining({ field: 'claims.damage.closes' }));
    expect((await world.shipper.get('/rule-packs/nobody')).status).toBe(404);
    expect((await world.shipper.get('/rule-packs/montreal?version=9')).status).toBe(404);
  });

  it('can be tried by staff, for any date', async () => {
    const question = tryExample.partial.value;
    expect((await world.agent.post('/rule-packs/try', question)).body).toMatchObject({
      amount: idr(100_000),
      clause: 'lion/uninsured',
      within: true,
    });
    const late = { ...question, at: '2026-03-12T00:00:00+07:00' };
    expect((await world.agent.post('/rule-packs/try', late)).body.within).toBe(false);
    expect((await world.shipper.post('/rule-packs/try', question)).status).toBe(403);
  });
});
