import { v7 } from 'uuid';
import { finance, ResolutionFixture, seller } from '../../test/resolution.fixture';
import { FoundParcels } from '../found-parcels/found-parcels.service';
import type { RecoveryView } from './recoveries.dto';

const second = { ...finance, personId: 'finance-2' };
const debtors = { carrier: 'Kurir Kilat', insurer: 'Asuransi Aman', marketplace: 'Pasar Raya' };

describe('recoveries', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  const paid = async () => {
    const { payoutId, decision } = await fixture.decide();
    await fixture.ringThrough('payout.submit', payoutId);
    return { payoutId, claimId: decision.claimId };
  };
  const post = (path: string, body?: object, as = finance) =>
    fixture.call(path, {
      method: 'POST',
      as,
      body,
      headers: { 'if-match': '*', 'idempotency-key': v7() },
    });
  const ask = (payoutId: string, debtorKind: keyof typeof debtors, amount: number, over: object = {}) =>
    post('/recoveries', {
      payoutId,
      debtorKind,
      debtor: debtors[debtorKind],
      amount,
      dueAt: '2030-12-31T00:00:00Z',
      ...over,
    });
  const opened = async (payoutId: string, amount = 130_000) => {
    const answer = await ask(payoutId, 'carrier', amount);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json<RecoveryView>().id;
  };
  const receivable = async () => {
    const [row] = await fixture.rows<{ sum: number }>(
      `SELECT coalesce(sum(amount), 0)::int AS sum FROM ledger_entries WHERE account = 'carrier_recovery_receivable'`,
    );
    return row?.sum ?? 0;
  };
  const found = (claimId: string) =>
    fixture.transaction((manager) =>
      fixture.app.get(FoundParcels, { strict: false }).chosen(manager, {
        claimId,
        organisationId: seller,
        choice: 'take_parcel',
      }),
    );

  it('ask all debtors together for no more than was paid', async () => {
    const { payoutId } = await paid();
    const before = await receivable();
    expect((await ask(payoutId, 'carrier', 80_000)).statusCode).toBe(201);
    expect((await ask(payoutId, 'insurer', 30_000)).statusCode).toBe(201);
    expect((await ask(payoutId, 'marketplace', 20_001)).json()).toMatchObject({
      status: 409,
      code: 'recovery.beyond_payout',
      atMost: 20_000,
    });
    expect((await ask(payoutId, 'marketplace', 20_000)).statusCode).toBe(201);
    expect(await receivable()).toBe(before + 130_000);
  });

  it('are one for each kind of debtor, though ten ask at once', async () => {
    const { payoutId } = await paid();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(payoutId, 'carrier', 1_000)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
      expect(answer.json()).toMatchObject({ status: 409, code: 'recovery.exists' });
    }
  });

  it('are not opened for what was not paid', async () => {
    const { payoutId } = await fixture.decide();
    expect((await ask(payoutId, 'carrier', 1)).json()).toMatchObject({ code: 'recovery.not_paid' });
  });

  it('ask nobody else for what the claimant owes back', async () => {
    const { payoutId, claimId } = await paid();
    await found(claimId);
    expect((await ask(payoutId, 'carrier', 130_000)).json()).toMatchObject({
      status: 409,
      code: 'recovery.repayable',
    });
  });

  it('ask for money that came back only after it was paid again, and for the whole of it once', async () => {
    const { payoutId } = await paid();
    const { provider_key: key } = await fixture.payout(payoutId);
    const imported = await post('/bank-statements', {
      format: 'csv',
      fileName: 'november.csv',
      content: `date,amount,id\n2026-11-27,130000,${key}`,
      columns: {
        date: 'date',
        dateFormat: 'yyyy-mm-dd',
        amount: 'amount',
        defaultCurrency: 'IDR',
        endToEndId: 'id',
      },
    });
    const statementId = imported.json<{ id: string }>().id;
    const lines = await fixture.call(`/bank-statements/lines?statementId=${statementId}`);
    const [line] = lines.json<{ items: { id: string }[] }>().items;
    await post(`/bank-statements/lines/${line?.id}/propose`, {
      action: 'book_return',
      note: 'account closed',
    });
    await post(`/bank-statements/lines/${line?.id}/confirm`, undefined, second);
    expect((await ask(payoutId, 'carrier', 130_000)).json()).toMatchObject({ code: 'recovery.returned' });

    const again = (await post(`/payouts/${payoutId}/pay-again`)).json<{ id: string }>();
    await fixture.ringThrough('payout.submit', again.id);
    expect((await ask(payoutId, 'carrier', 100_000)).statusCode).toBe(201);
    expect((await ask(again.id, 'carrier', 30_001)).json()).toMatchObject({
      code: 'recovery.beyond_payout',
      atMost: 30_000,
    });
  });

  it('take no more than is still owed', async () => {
    const { payoutId } = await paid();
    const id = await opened(payoutId);
    const receive = (amount: number) =>
      post(`/recoveries/${id}/receipts`, { amount, receivedOn: '2026-11-27' });
    expect((await receive(100_000)).json()).toMatchObject({ state: 'open', outstanding: { amount: 30_000 } });
    expect((await receive(30_001)).json()).toMatchObject({
      code: 'recovery.too_much',
      atMost: 30_000,
    });
    expect((await receive(30_000)).json()).toMatchObject({ state: 'settled' });
    expect((await receive(1)).json()).toMatchObject({ code: 'recovery.ended' });
  });

  it('are overdue from their last moment on, while they are open', async () => {
    const { payoutId, claimId } = await paid();
    const late = await ask(payoutId, 'carrier', 1_000, { dueAt: '2020-01-01T00:00:00Z' });
    await ask(payoutId, 'insurer', 1_000);
    const overdue = async () => {
      const list = await fixture.call(`/recoveries?claimId=${claimId}&overdue=true`);
      return list.json<{ items: RecoveryView[] }>().items.map(({ debtorKind }) => debtorKind);
    };
    expect(late.json()).toMatchObject({ overdue: true });
    expect(await overdue()).toEqual(['carrier']);
    await post(`/recoveries/${late.json<RecoveryView>().id}/receipts`, {
      amount: 1_000,
      receivedOn: '2026-11-27',
    });
    expect(await overdue()).toEqual([]);
  });

  it('keep on record who gave them up and why', async () => {
    const { payoutId } = await paid();
    const id = await opened(payoutId);
    const reason = 'The carrier is insolvent.';
    await post(`/recoveries/${id}/write-off`, { reason });
    expect((await post(`/recoveries/${id}/write-off/withdraw`)).json()).toMatchObject({ writeOff: null });
    expect((await post(`/recoveries/${id}/write-off/withdraw`)).json()).toMatchObject({
      status: 409,
      code: 'recovery.not_proposed',
    });
    await post(`/recoveries/${id}/write-off`, { reason });
    expect((await post(`/recoveries/${id}/write-off/confirm`, undefined, second)).statusCode).toBe(200);
    expect((await post(`/recoveries/${id}/write-off/withdraw`)).json()).toMatchObject({
      status: 409,
      code: 'recovery.ended',
    });
    expect((await fixture.call(`/recoveries/${id}`)).json()).toMatchObject({
      state: 'written_off',
      writeOff: { proposedBy: 'finance-1', reason },
    });
    const audits = await fixture.rows<{ details: object }>(
      `SELECT details FROM audit_rows WHERE subject = $1 AND action = 'recovery.write_off_proposed'`,
      [`recovery:${id}`],
    );
    expect(audits).toHaveLength(2);
    for (const { details } of audits) expect(details).toMatchObject({ reason });
  });
});
