import { v7 } from 'uuid';
import { otherSeller, operator, ResolutionFixture, seller, shipper } from '../../test/resolution.fixture';

const stranger = { personId: 'shipper-2', organisationId: otherSeller, roles: ['shipper' as const] };

describe('a decision carried out', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  it('opens one remedy, one payout and one debt, however often it is told', async () => {
    const { decision, payoutId, state } = await fixture.decide();
    const again = await fixture.decide(decision);
    expect(again.payoutId).toBe(payoutId);
    expect(state).toBe('scheduled');
    expect(await fixture.ledgerOf(payoutId)).toEqual([{ kind: 'compensation_owed' }]);
    expect(await fixture.eventsOf(decision.claimId)).toEqual(['remedy.opened', 'payout.approved']);
  });

  it('opens one of fifty told at once', async () => {
    const claimId = v7();
    await Promise.allSettled(Array.from({ length: 50 }, () => fixture.decide({ claimId })));
    expect(await fixture.rows('SELECT id FROM payouts WHERE claim_id = $1', [claimId])).toHaveLength(1);
    expect(await fixture.eventsOf(claimId)).toEqual(['remedy.opened', 'payout.approved']);
  });

  it('leaves nothing behind when its transaction rolls back', async () => {
    const claimId = v7();
    await fixture.rows(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION refuse()`);
    await expect(fixture.decide({ claimId })).rejects.toThrow(/no/);
    await fixture.rows('DROP FUNCTION refuse CASCADE');
    for (const table of ['remedies', 'payouts']) {
      expect(await fixture.rows(`SELECT id FROM ${table} WHERE claim_id = $1`, [claimId])).toEqual([]);
    }
    expect(await fixture.eventsOf(claimId)).toEqual([]);
  });

  it('does nothing for a rejected claim', async () => {
    const { decision } = await fixture.decide({ outcome: 'rejected', remedy: null });
    expect(await fixture.eventsOf(decision.claimId)).toEqual([]);
  });

  it('pays the difference after an appeal, and nothing when all was given', async () => {
    const { decision } = await fixture.decide();
    await fixture.decide({ ...decision, decisionNo: 2, approved: { amount: 200_000, currency: 'IDR' } });
    await fixture.decide({ ...decision, decisionNo: 3, approved: { amount: 200_000, currency: 'IDR' } });
    const amounts = await fixture.rows('SELECT amount FROM payouts WHERE claim_id = $1 ORDER BY created_at', [
      decision.claimId,
    ]);
    expect(amounts).toEqual([{ amount: 130_000 }, { amount: 70_000 }]);
    expect((await fixture.eventsOf(decision.claimId)).slice(-2)).toEqual([
      'remedy.opened',
      'remedy.completed',
    ]);
  });

  it('waits for a second person above the limit', async () => {
    const { decision, state } = await fixture.decide({ approved: { amount: 5_000_001, currency: 'IDR' } });
    expect(state).toBe('awaiting_approval');
    expect(await fixture.eventsOf(decision.claimId)).toEqual(['remedy.opened', 'payout.approval_requested']);
  });

  it('waits for an account, and goes when there is one', async () => {
    const { payoutId, state } = await fixture.decide({ organisationId: otherSeller });
    expect(state).toBe('approved');
    const waiting = await fixture.call(`/payouts/${payoutId}`);
    expect(waiting.json()).toMatchObject({ state: 'approved', blocker: 'payee_missing' });
    await fixture.registerPayee(otherSeller);
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
  });

  it('never misses an account registered at the same moment', async () => {
    const organisations = Array.from({ length: 10 }, () => v7());
    const opened = await Promise.all(
      organisations.flatMap((organisationId) => [
        fixture.decide({ organisationId }),
        fixture.registerPayee(organisationId),
      ]),
    );
    for (const one of opened) {
      if (one) expect((await fixture.payout(one.payoutId)).state).toBe('scheduled');
    }
  });

  it('is shown to its organisation and to staff; to others it does not exist', async () => {
    const { decision, payoutId } = await fixture.decide();
    const remedies = await fixture.call(`/remedies?claimId=${decision.claimId}`, { as: shipper });
    const [remedy] = remedies.json<{ items: { id: string; payout: { id: string } }[] }>().items;
    expect(remedy?.payout.id).toBe(payoutId);
    for (const path of [`/remedies/${remedy?.id}`, `/payouts/${payoutId}`, `/payees/${seller}`]) {
      expect((await fixture.call(path, { as: shipper })).statusCode).toBe(200);
      const foreign = await fixture.call(path, { as: stranger });
      const missing = await fixture.call(path.replace(/[^/]+$/, v7()), { as: stranger });
      expect(foreign.statusCode).toBe(404);
      expect({ ...foreign.json<object>(), requestId: '' }).toEqual({
        ...missing.json<object>(),
        requestId: '',
      });
    }
    for (const path of ['/remedies', '/payouts']) {
      const list = await fixture.call(`${path}?claimId=${decision.claimId}`, { as: stranger });
      expect(list.json()).toEqual({ items: [], nextCursor: null });
    }
    const takeover = { bankCode: 'BCA', accountNumber: '99999999', holder: 'Thief' };
    const put = await fixture.call(`/payees/${seller}`, {
      method: 'PUT',
      as: stranger,
      body: takeover,
      headers: { 'if-match': '*' },
    });
    expect(put.statusCode).toBe(404);
  });

  it('never shows an account whole', async () => {
    const { payoutId } = await fixture.decide();
    for (const path of [`/payouts/${payoutId}`, '/payouts', `/payees/${seller}`]) {
      const { body } = await fixture.call(path);
      expect(body).not.toContain('1234567890');
      expect(body).not.toContain('Sejahtera');
      expect(body).toContain('••••7890');
    }
  });

  it('changes an account only against the version that was read', async () => {
    const account = { bankCode: 'BRI', accountNumber: '555566667777', holder: 'Toko Baru' };
    const as = { personId: 'finance-payees', organisationId: operator, roles: ['finance' as const] };
    const put = (headers: Record<string, string>, body: object = account) =>
      fixture.call(`/payees/${seller}`, { method: 'PUT', as, body, headers });
    expect((await put({})).statusCode).toBe(428);
    expect((await put({ 'if-match': '"99"' })).statusCode).toBe(412);
    expect((await put({ 'if-match': '"1"' }, { ...account, extra: 1 })).json()).toMatchObject({
      code: 'validation.failed',
      errors: [{ field: 'extra' }],
    });
    const changed = await put({ 'if-match': '"1"' });
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"']);
    expect((await put({})).headers.etag).toBe('"2"');
  });

  it.each([
    '/payouts?state=lost',
    '/payouts?sort=amount;drop',
    '/payouts?limit=1000000000',
    '/remedies?unknown=1',
    '/payouts/not-a-uuid',
  ])('answers 400 to %s and names the field', async (path) => {
    const response = await fixture.call(path);
    expect(response.statusCode).toBe(400);
    expect(response.json<{ errors: object[] }>().errors).toHaveLength(1);
  });
});
