import { v7 } from 'uuid';
import { finance, ResolutionFixture, seller } from '../../test/resolution.fixture';
import { FoundParcels } from '../found-parcels/found-parcels.service';
import type { PayoutView } from '../payouts/payouts.dto';
import type { ImportView, LineView } from './statements.dto';

const second = { ...finance, personId: 'finance-2' };
const third = { ...finance, personId: 'finance-3' };
const columns = {
  date: 'date',
  dateFormat: 'yyyy-mm-dd',
  amount: 'amount',
  defaultCurrency: 'IDR',
  endToEndId: 'id',
  reference: 'text',
};

interface Paid {
  payoutId: string;
  key: string;
  claimId: string;
  number: string;
}

describe('the credit of a shipper', () => {
  let fixture: ResolutionFixture;
  let shop: string;
  let claims = 0;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
  });
  afterAll(() => fixture.close());
  beforeEach(async () => {
    shop = v7();
    await fixture.registerPayee(shop);
  });

  const decide = (amount: number) => {
    claims += 1;
    const number = `CLM-2028-${String(claims).padStart(6, '0')}`;
    return fixture.decide({ number, organisationId: shop, approved: { amount, currency: 'IDR' } });
  };
  const leave = async (payoutId: string) => {
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
  };
  const paid = async (amount = 130_000): Promise<Paid> => {
    const { payoutId, decision, state } = await decide(amount);
    if (state === 'awaiting_approval') {
      await fixture.approve(payoutId, (await fixture.payout(payoutId)).approval_hash);
    }
    await leave(payoutId);
    const { provider_key: key } = await fixture.payout(payoutId);
    return { payoutId, key: key ?? '', claimId: decision.claimId, number: decision.number };
  };

  const imported = async (...rows: [amount: number, id: string, text: string][]) => {
    const content = ['date,amount,id,text', ...rows.map((row) => ['2026-11-27', ...row].join(','))].join(
      '\n',
    );
    const answer = await fixture.call('/bank-statements', {
      method: 'POST',
      body: { format: 'csv', fileName: 'november.csv', content, columns },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const { id } = answer.json<ImportView>();
    const lines = await fixture.call(`/bank-statements/lines?statementId=${id}&sort=bookedOn`);
    return lines.json<{ items: LineView[] }>().items;
  };
  const act = (line: LineView | undefined, action: string, as = finance, body?: object) =>
    fixture.call(`/bank-statements/lines/${line?.id}/${action}`, {
      method: 'POST',
      as,
      body,
      headers: { 'if-match': '*', 'idempotency-key': v7() },
    });
  const propose = (line: LineView | undefined, body: object) =>
    act(line, 'propose', finance, { note: 'as agreed', ...body });
  const book = async (line: LineView | undefined, body: object) => {
    const proposed = await propose(line, body);
    if (proposed.statusCode !== 200) throw new Error(proposed.body);
    const confirmed = await act(line, 'confirm', second);
    if (confirmed.statusCode !== 200) throw new Error(confirmed.body);
  };
  const payAgain = (payoutId: string, as = finance, key = v7()) =>
    fixture.call(`/payouts/${payoutId}/pay-again`, {
      method: 'POST',
      as,
      headers: { 'if-match': '*', 'idempotency-key': key },
    });
  const came = async ({ key }: Paid, amount = 130_000) => {
    const lines = await imported([amount, key, `account closed ${v7()}`]);
    await book(lines[0], { action: 'book_return' });
  };
  const paidTwice = async (payout: Paid, amount = 130_000) => {
    const [, again] = await imported([-130_000, payout.key, v7()], [-amount, payout.key, v7()]);
    expect(again).toMatchObject({ reason: 'paid_twice' });
    await book(again, { action: 'book_overpayment' });
  };
  const view = async (payoutId: string) => (await fixture.call(`/payouts/${payoutId}`)).json<PayoutView>();
  const reject = (payoutId: string) =>
    fixture.call(`/payouts/${payoutId}/reject`, {
      method: 'POST',
      as: second,
      body: { reasonCode: 'account_unusable' },
      headers: { 'if-match': '*', 'idempotency-key': v7() },
    });
  /** What every account of the shop's books holds, without those that hold nothing. */
  const books = async () => {
    const rows = await fixture.rows<{ account: string; sum: number }>(
      `SELECT account, sum(amount)::int AS sum FROM ledger_entries WHERE organisation_id = $1
       GROUP BY account HAVING sum(amount) <> 0`,
      [shop],
    );
    return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]));
  };
  const payoutsOf = async (claimId: string) => {
    const rows = await fixture.rows<{ id: string }>(
      'SELECT id FROM payouts WHERE claim_id = $1 ORDER BY created_at, id',
      [claimId],
    );
    return rows.map(({ id }) => id);
  };
  const count = async (claimId: string, type: string) =>
    (await fixture.eventsOf(claimId)).filter((event) => event === type).length;

  const found = (payout: Paid) =>
    fixture.transaction((manager) =>
      fixture.app.get(FoundParcels, { strict: false }).chosen(manager, {
        claimId: payout.claimId,
        organisationId: shop,
        choice: 'take_parcel',
      }),
    );

  describe('money that came back', () => {
    it('is told, and paid again once though fifty ask at once', async () => {
      const payout = await paid();
      await came(payout);
      expect(await count(payout.claimId, 'payout.returned')).toBe(1);
      expect(await books()).toEqual({ claims_expense: 130_000, shipper_credit: -130_000 });
      expect((await view(payout.payoutId)).allowedActions).toEqual(['pay_again']);

      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          payAgain(payout.payoutId, n % 2 ? finance : { ...finance, personId: `finance-${n}` }),
        ),
      );
      const made = answers.filter(({ statusCode }) => statusCode === 201);
      expect(made).toHaveLength(1);
      for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
        expect(answer.json()).toMatchObject({ status: 409, code: 'payout.nothing_returned' });
      }
      const again = made[0]?.json<PayoutView>();
      expect(again).toMatchObject({
        state: 'scheduled',
        follows: payout.payoutId,
        amount: { amount: 130_000, currency: 'IDR' },
      });
      await leave(again?.id ?? '');
      expect(await books()).toEqual({ claims_expense: 130_000, cash_clearing: -130_000 });
      expect(await count(payout.claimId, 'payout.paid')).toBe(2);
      expect(await count(payout.claimId, 'remedy.completed')).toBe(1);
      expect((await payAgain(payout.payoutId)).statusCode).toBe(409);
    });

    it('is paid again in full, though the bank kept something for the way', async () => {
      const payout = await paid();
      await came(payout, 126_500);
      const { id } = (await payAgain(payout.payoutId)).json<PayoutView>();
      await leave(id);
      expect(await books()).toEqual({ claims_expense: 130_000, cash_clearing: -133_500, write_off: 3_500 });
    });

    it('goes to the account that is registered then', async () => {
      const payout = await paid();
      await came(payout);
      await fixture.registerPayee(shop, { accountNumber: '9988776655' });
      const { id } = (await payAgain(payout.payoutId)).json<PayoutView>();
      await leave(id);
      const sent = await fixture.rows('SELECT account_number FROM payout_submissions WHERE payout_id = $1', [
        id,
      ]);
      expect(sent).toEqual([{ account_number: '9988776655' }]);
    });

    it('above the limit needs another person than who asks', async () => {
      const payout = await paid(6_000_000);
      await came(payout, 6_000_000);
      const again = (await payAgain(payout.payoutId, third)).json<PayoutView>();
      expect(again).toMatchObject({ state: 'awaiting_approval', allowedActions: ['reject'] });
      const { approval_hash: hash } = await fixture.payout(again.id);
      expect((await fixture.approve(again.id, hash, third)).json()).toMatchObject({
        status: 403,
        code: 'payout.own_approval',
      });
      expect((await fixture.approve(again.id, hash, second)).statusCode).toBe(200);
      await leave(again.id);
    });

    it('can be given up and paid again later', async () => {
      const payout = await paid();
      await came(payout);
      const first = (await payAgain(payout.payoutId)).json<PayoutView>();
      expect((await reject(first.id)).statusCode).toBe(200);
      expect(await books()).toEqual({ claims_expense: 130_000, shipper_credit: -130_000 });
      expect(await count(payout.claimId, 'remedy.failed')).toBe(0);
      await leave((await payAgain(payout.payoutId)).json<PayoutView>().id);
      expect(await books()).toEqual({ claims_expense: 130_000, cash_clearing: -130_000 });
    });

    it('may come back once more, and is paid once more', async () => {
      const payout = await paid();
      await came(payout);
      const { id } = (await payAgain(payout.payoutId)).json<PayoutView>();
      await leave(id);
      const { provider_key: key } = await fixture.payout(id);
      await came({ ...payout, key: key ?? '' });
      expect((await payAgain(payout.payoutId)).statusCode).toBe(409);
      await leave((await payAgain(id)).json<PayoutView>().id);
      expect(await books()).toEqual({ claims_expense: 130_000, cash_clearing: -130_000 });
    });

    it('is not more than left, nor twice the same', async () => {
      const payout = await paid();
      const lines = await imported(
        [131_000, payout.key, v7()],
        [130_000, payout.key, v7()],
        [1, payout.key, v7()],
      );
      expect((await propose(lines[0], { action: 'book_return' })).json()).toMatchObject({
        status: 409,
        code: 'statement_line.more_than_paid',
      });
      await propose(lines[2], { action: 'book_return' });
      await book(lines[1], { action: 'book_return' });
      expect((await act(lines[2], 'confirm', second)).json()).toMatchObject({
        code: 'statement_line.more_than_paid',
      });
    });

    it('stays here when its claimant takes the parcel that was found', async () => {
      const payout = await paid();
      await came(payout);
      const { id } = (await payAgain(payout.payoutId)).json<PayoutView>();
      await found(payout);
      await found(payout);
      expect((await fixture.payout(id)).state).toBe('rejected');
      expect(await books()).toEqual({});
      expect(await count(payout.claimId, 'recovery.booked')).toBe(0);
      expect((await payAgain(payout.payoutId)).statusCode).toBe(409);
    });
  });

  it('paid again and kept for a found parcel at once, ends as one of the two', async () => {
    const payouts = [await paid(), await paid(), await paid(), await paid(), await paid()];
    for (const payout of payouts) await came(payout);
    await Promise.all(payouts.flatMap((payout) => [payAgain(payout.payoutId), found(payout)]));
    for (const { claimId } of payouts) {
      const ids = await payoutsOf(claimId);
      const states = await Promise.all(ids.map(async (id) => (await fixture.payout(id)).state));
      expect(states.filter((state) => state !== 'paid' && state !== 'rejected')).toEqual([]);
    }
    expect(await books()).toEqual({});
  });

  describe('money that was paid too much', () => {
    it('is taken off what is owed next, and the claimant hears how much and why', async () => {
      const first = await paid();
      await paidTwice(first);
      expect(await books()).toEqual({
        claims_expense: 130_000,
        shipper_credit: 130_000,
        cash_clearing: -260_000,
      });
      const { payoutId, decision } = await decide(200_000);
      expect(await view(payoutId)).toMatchObject({
        amount: { amount: 70_000 },
        netted: [{ claimId: first.claimId, claimNumber: first.number, amount: { amount: 130_000 } }],
      });
      await leave(payoutId);
      expect(await books()).toEqual({ claims_expense: 330_000, cash_clearing: -330_000 });
      const [told] = await fixture.rows<{ data: object }>(
        `SELECT data FROM outbox WHERE subject = $1 AND type = 'payout.netted'`,
        [decision.claimId],
      );
      expect(told?.data).toMatchObject({
        amount: { amount: 70_000, currency: 'IDR' },
        netted: { amount: 130_000, currency: 'IDR' },
        claimantId: 'shipper-1',
        from: [{ claimId: first.claimId, claimNumber: first.number, amount: { amount: 130_000 } }],
      });
      expect((await view((await decide(50_000)).payoutId)).netted).toEqual([]);
    });

    it('completes a remedy at once when nothing is left to pay, and goes on with the rest', async () => {
      await paidTwice(await paid());
      const { payoutId, decision } = await decide(100_000);
      expect(await view(payoutId)).toMatchObject({ state: 'paid', amount: { amount: 0 } });
      expect(await fixture.eventsOf(decision.claimId)).toEqual([
        'remedy.opened',
        'payout.netted',
        'remedy.completed',
      ]);
      const next = await decide(100_000);
      expect(await view(next.payoutId)).toMatchObject({
        amount: { amount: 70_000 },
        netted: [{ amount: { amount: 30_000 } }],
      });
    });

    it('is taken off once, though fifty claims are decided at once', async () => {
      await paidTwice(await paid());
      const next = await Promise.all(Array.from({ length: 50 }, () => decide(20_000)));
      const views = await Promise.all(next.map(({ payoutId }) => view(payoutId)));
      const netted = views.flatMap(({ netted: from }) => from).map(({ amount }) => amount.amount);
      expect(netted.reduce((sum, amount) => sum + amount, 0)).toBe(130_000);
      expect(views.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(50 * 20_000 - 130_000);
      const { shipper_credit: left = 0 } = await books();
      expect(left).toBe(0);
    });

    it('is owed again when what it was taken off is given up', async () => {
      await paidTwice(await paid());
      const { payoutId, decision } = await decide(200_000);
      expect((await reject(payoutId)).statusCode).toBe(200);
      expect(await count(decision.claimId, 'remedy.failed')).toBe(1);
      expect(await books()).toEqual({
        claims_expense: 130_000,
        shipper_credit: 130_000,
        cash_clearing: -260_000,
      });
      expect((await view((await decide(200_000)).payoutId)).amount.amount).toBe(70_000);
    });

    it('that came back too late, when it was taken off already, is the claimant’s again', async () => {
      const first = await paid();
      await paidTwice(first);
      await leave((await decide(200_000)).payoutId);
      await came(first);
      await leave((await payAgain(first.payoutId)).json<PayoutView>().id);
      expect(await books()).toEqual({ claims_expense: 330_000, cash_clearing: -330_000 });
    });

    it('and that came back in time, is not taken off', async () => {
      const first = await paid();
      await paidTwice(first);
      await came(first);
      expect(await books()).toEqual({ claims_expense: 130_000, cash_clearing: -130_000 });
      expect((await view((await decide(200_000)).payoutId)).netted).toEqual([]);
      // Asked all the same: the first payment stands, so nothing is left to send.
      expect((await payAgain(first.payoutId)).json()).toMatchObject({ state: 'paid', amount: { amount: 0 } });
      expect((await books())['shipper_credit']).toBeUndefined();
    });

    it('concerns neither another shop nor another currency', async () => {
      await paidTwice(await paid());
      const other = await fixture.decide({ organisationId: seller });
      expect((await view(other.payoutId)).netted).toEqual([]);
      const dollars = await fixture.decide({
        organisationId: shop,
        approved: { amount: 5_000, currency: 'USD' },
      });
      expect((await view(dollars.payoutId)).netted).toEqual([]);
    });
  });

  describe('money that a shipper sends back', () => {
    it('clears what it owes for a parcel that was found, in parts and never beyond', async () => {
      const payout = await paid();
      await found(payout);
      const [told] = await fixture.rows<{ data: object }>(
        `SELECT data FROM outbox WHERE subject = $1 AND type = 'recovery.booked'`,
        [payout.claimId],
      );
      expect(told?.data).toMatchObject({ amount: { amount: 130_000 }, payTo: { bankCode: 'BMRIIDJA' } });
      const lines = await imported([100_000, '', v7()], [30_000, '', v7()], [1, '', v7()]);
      const repaid = { action: 'book_repayment', payoutId: payout.payoutId };
      await book(lines[0], repaid);
      expect(await books()).toEqual({ shipper_credit: 30_000, cash_clearing: -30_000 });
      await book(lines[1], repaid);
      expect(await books()).toEqual({});
      expect((await propose(lines[2], repaid)).json()).toMatchObject({
        status: 409,
        code: 'statement_line.more_than_owed',
      });
    });

    it('is not taken off its next compensation as well', async () => {
      await found(await paid());
      expect((await view((await decide(130_000)).payoutId)).netted).toEqual([]);
    });

    it('clears an overpayment too, which is then not netted', async () => {
      const payout = await paid();
      await paidTwice(payout);
      const [line] = await imported([130_000, payout.key, v7()]);
      await book(line, { action: 'book_repayment' });
      expect((await view((await decide(130_000)).payoutId)).netted).toEqual([]);
    });

    it('names its payout, or is refused', async () => {
      const [line] = await imported([5_000, '', v7()]);
      expect((await propose(line, { action: 'book_repayment' })).json()).toMatchObject({
        status: 400,
        code: 'statement_line.payout_missing',
      });
      expect(line?.allowedActions).toEqual(['book_recovery', 'book_repayment', 'dismiss']);
    });
  });

  it('an overpayment is of a payout that is over', async () => {
    const { payoutId } = await decide(6_000_000);
    const [line] = await imported([-5, '', v7()]);
    expect((await propose(line, { action: 'book_overpayment', payoutId })).json()).toMatchObject({
      status: 409,
      code: 'statement_line.not_overpaid',
    });
  });

  it('a withdrawn proposal leaves on the line what the matcher found', async () => {
    const [named, other] = [await paid(), await paid()];
    await imported([-130_000, named.key, v7()]);
    const [line] = await imported([-130_000, named.key, v7()]);
    await propose(line, { action: 'book_overpayment', payoutId: other.payoutId });
    const back = (await act(line, 'withdraw')).json<LineView>();
    expect(back).toMatchObject({ state: 'mismatch', payout: { id: named.payoutId } });
    const [nobodys] = await imported([5_000, '', v7()]);
    await found(other);
    await propose(nobodys, { action: 'book_repayment', payoutId: other.payoutId });
    expect((await act(nobodys, 'withdraw')).json()).toMatchObject({ state: 'mismatch', payout: null });
  });

  it('is not moved by a shipper', async () => {
    const payout = await paid();
    const shipper = { personId: 'shipper-1', organisationId: shop, roles: ['shipper' as const] };
    expect((await payAgain(payout.payoutId, shipper)).statusCode).toBe(403);
  });
});
