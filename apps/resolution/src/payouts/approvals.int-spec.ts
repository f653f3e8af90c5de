import { v7 } from 'uuid';
import { decider, finance, operator, ResolutionFixture, seller } from '../../test/resolution.fixture';

const large = { approved: { amount: 6_000_000, currency: 'IDR' } };

describe('approvals', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  const waiting = async () => {
    const { payoutId, decision } = await fixture.decide(large);
    const { approval_hash: hash } = await fixture.payout(payoutId);
    return { payoutId, hash, claimId: decision.claimId };
  };

  const post = (path: string, headers: Record<string, string> = {}, body?: object) =>
    fixture.call(path, { method: 'POST', headers: { 'idempotency-key': v7(), ...headers }, body });

  it('lets a payout leave once a second person said yes to what it is', async () => {
    const { payoutId, hash, claimId } = await waiting();
    const shown = await fixture.call(`/payouts/${payoutId}`);
    expect(shown.json()).toMatchObject({ approvalHash: hash, allowedActions: ['approve', 'reject'] });
    const answer = await fixture.approve(payoutId, hash);
    expect(answer.json()).toMatchObject({
      state: 'scheduled',
      approval: { by: 'finance-1' },
      approvalHash: null,
    });
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    expect(await fixture.eventsOf(claimId)).toEqual([
      'remedy.opened',
      'payout.approval_requested',
      'payout.approved',
      'payout.paid',
      'remedy.completed',
    ]);
  });

  it('needs two people above the limit where a rule decided, though fifty of one ask at once', async () => {
    const { payoutId } = await fixture.decide({ ...large, decidedBy: 'auto/small-losses@1' });
    const { approval_hash: hash } = await fixture.payout(payoutId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => fixture.approve(payoutId, hash)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 200)) {
      expect(answer.json()).toMatchObject({ status: 403, code: 'payout.own_approval' });
    }
    expect((await fixture.call(`/payouts/${payoutId}`)).json()).toMatchObject({
      state: 'awaiting_approval',
      firstApprovedBy: 'finance-1',
      allowedActions: ['reject'],
    });
    const last = await fixture.approve(payoutId, hash, { ...finance, personId: 'finance-2' });
    expect(last.json()).toMatchObject({ state: 'scheduled', approval: { by: 'finance-2' } });
  });

  it('asks both people again when the account is another one', async () => {
    const shop = v7();
    await fixture.registerPayee(shop);
    const { payoutId } = await fixture.decide({
      ...large,
      organisationId: shop,
      decidedBy: 'auto/small-losses@1',
    });
    await fixture.approve(payoutId, (await fixture.payout(payoutId)).approval_hash);
    await fixture.registerPayee(shop, { accountNumber: '5550001111' });
    const { approval_hash: hash } = await fixture.payout(payoutId);
    const second = { ...finance, personId: 'finance-2' };
    expect((await fixture.approve(payoutId, hash, second)).json()).toMatchObject({
      state: 'awaiting_approval',
    });
    expect((await fixture.approve(payoutId, hash)).json()).toMatchObject({ state: 'scheduled' });
  });

  it('counts one of fifty at once', async () => {
    const { payoutId, hash, claimId } = await waiting();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        fixture.approve(payoutId, hash, { ...finance, personId: `finance-${n}` }),
      ),
    );
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect((await fixture.eventsOf(claimId)).filter((type) => type === 'payout.approved')).toHaveLength(1);
  });

  it('answers the same key the same, and another body under it 422', async () => {
    const { payoutId, hash } = await waiting();
    const first = await fixture.approve(payoutId, hash, finance, 'key-1');
    const replayed = await fixture.approve(payoutId, hash, finance, 'key-1');
    expect([replayed.statusCode, replayed.json()]).toEqual([200, first.json()]);
    expect((await fixture.approve(payoutId, 'f'.repeat(64), finance, 'key-1')).statusCode).toBe(422);
  });

  it('needs a key', async () => {
    const { payoutId, hash } = await waiting();
    const response = await fixture.call(`/payouts/${payoutId}/approve`, {
      method: 'POST',
      body: { approvalHash: hash },
    });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([
      400,
      'idempotency.key_required',
    ]);
  });

  it.each([
    ['the decider', { ...finance, personId: decider }],
    ['the claimant’s side', { ...finance, organisationId: seller }],
    ['whoever named the account', { ...finance, personId: 'finance-payees' }],
  ])('refuses %s', async (_, approver) => {
    const { payoutId, hash } = await waiting();
    const response = await fixture.approve(payoutId, hash, approver);
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([403, 'payout.own_case']);
    expect((await fixture.payout(payoutId)).state).toBe('awaiting_approval');
  });

  it.each(['agent', 'admin', 'shipper', 'courier'] as const)('is closed to %s', async (role) => {
    const { payoutId, hash } = await waiting();
    const response = await fixture.approve(payoutId, hash, {
      personId: 'x',
      organisationId: operator,
      roles: [role],
    });
    expect(response.statusCode).toBe(403);
  });

  it('is void after another account is named, and the old word cannot be said again', async () => {
    const { payoutId, hash, claimId } = await waiting();
    await fixture.approve(payoutId, hash);
    await fixture.registerPayee(seller, { accountNumber: `9${Date.now()}` });
    expect(await fixture.payout(payoutId)).toMatchObject({ state: 'awaiting_approval', approved_by: null });
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('awaiting_approval');

    const replayed = await fixture.approve(payoutId, hash);
    expect([replayed.statusCode, replayed.json<{ code: string }>().code]).toEqual([
      409,
      'payout.approval_stale',
    ]);
    const { approval_hash: now } = await fixture.payout(payoutId);
    expect((await fixture.approve(payoutId, now)).statusCode).toBe(200);
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    const audit = await fixture.rows<{ action: string }>(
      'SELECT action FROM audit_rows WHERE subject = $1 ORDER BY time, id',
      [`payout:${payoutId}`],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'payout.awaiting_approval',
      'payout.approved',
      'payout.approval_voided',
      'payout.approved',
      'payout.paid',
    ]);
    expect(
      (await fixture.eventsOf(claimId)).filter((type) => type === 'payout.approval_requested'),
    ).toHaveLength(2);
  });

  it('never sends to an account that was changed while it was leaving', async () => {
    const { payoutId, hash } = await waiting();
    await fixture.approve(payoutId, hash);
    await Promise.all([
      fixture.registerPayee(seller, { accountNumber: `8${Date.now()}` }),
      fixture.ringThrough('payout.submit', payoutId),
    ]);
    const { state } = await fixture.payout(payoutId);
    expect(['paid', 'awaiting_approval']).toContain(state);
    const [sent] = await fixture.rows<{ same: boolean }>(
      `SELECT p.payee_fingerprint = encode(sha256(convert_to(json_build_array(s.bank_code, s.account_number, s.holder)::text, 'UTF8')), 'hex') AS same
       FROM payouts p JOIN payout_submissions s ON s.payout_id = p.id WHERE p.id = $1`,
      [payoutId],
    );
    if (state === 'paid') expect(sent).toBeDefined();
    else expect(sent).toBeUndefined();
  });

  it('takes the debt back when the second person says no', async () => {
    const { payoutId, claimId } = await waiting();
    expect((await post(`/payouts/${payoutId}/reject`, {}, { reasonCode: 'duplicate' })).statusCode).toBe(428);
    expect(
      (await post(`/payouts/${payoutId}/reject`, { 'if-match': '"9"' }, { reasonCode: 'duplicate' }))
        .statusCode,
    ).toBe(412);
    const rejected = await post(
      `/payouts/${payoutId}/reject`,
      { 'if-match': '"1"' },
      { reasonCode: 'duplicate' },
    );
    expect(rejected.json()).toMatchObject({ state: 'rejected', reasonCode: 'duplicate', allowedActions: [] });
    expect((await fixture.ledgerOf(payoutId)).map(({ kind }) => kind)).toEqual([
      'compensation_owed',
      'compensation_owed_reversed',
    ]);
    expect((await fixture.eventsOf(claimId)).slice(-2)).toEqual(['payout.rejected', 'remedy.failed']);
    const late = await post(`/payouts/${payoutId}/reject`, { 'if-match': '*' }, { reasonCode: 'duplicate' });
    expect(late.json()).toMatchObject({ status: 409, code: 'payout.illegal_transition', allowed: [] });
  });

  it('sends a refused payout again under a new key, and asks anew when its account changed meanwhile', async () => {
    const { payoutId, hash } = await waiting();
    await fixture.approve(payoutId, hash);
    fixture.bank.next({ act: 'fail', code: 'account_closed' });
    await fixture.ringThrough('payout.submit', payoutId);
    expect(await fixture.payout(payoutId)).toMatchObject({
      state: 'failed',
      reason_code: 'account_closed',
      attempt: 1,
    });

    await fixture.registerPayee(seller, { accountNumber: `7${Date.now()}` });
    const retried = await post(`/payouts/${payoutId}/retry`, { 'if-match': '*' });
    expect(retried.json()).toMatchObject({ state: 'awaiting_approval' });
    const { approval_hash: now } = await fixture.payout(payoutId);
    await fixture.approve(payoutId, now);
    await fixture.ringThrough('payout.submit', payoutId);
    expect(await fixture.payout(payoutId)).toMatchObject({ state: 'paid', attempt: 2 });
    expect((await fixture.ledgerOf(payoutId)).map(({ kind }) => kind)).toEqual([
      'compensation_owed',
      'payout_paid',
    ]);
  });

  it('tries nothing again that did not fail', async () => {
    const { payoutId } = await waiting();
    const response = await post(`/payouts/${payoutId}/retry`, { 'if-match': '*' });
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([
      409,
      'payout.illegal_transition',
    ]);
  });
});
