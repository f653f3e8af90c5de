import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { finance, operator, ResolutionFixture, seller, shipper } from '../../test/resolution.fixture';
import type { BankFileView } from './bank-files.dto';

const other = { ...finance, personId: 'finance-2' };
const usd = { approved: { amount: 12_345, currency: 'USD' } };

describe('bank files', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee(seller, { holder: 'Toko <Melati> & "Putri"' });
    await fixture.call('/payout-methods', {
      method: 'PUT',
      body: { organisationId: null, currency: 'USD', method: 'bank_file' },
    });
  });
  afterAll(() => fixture.close());

  const make = (over: object = {}, as = finance, key = v7()) =>
    fixture.call('/bank-files', {
      method: 'POST',
      as,
      body: { currency: 'USD', executionDate: '2026-12-01', ...over },
      headers: { 'idempotency-key': key },
    });
  const act = (id: string, action: string, as = finance, body?: object) =>
    fixture.call(`/bank-files/${id}/${action}`, { method: 'POST', as, body, headers: { 'if-match': '*' } });
  const waiting = async (count = 1) => {
    const opened = [];
    for (let n = 0; n < count; n += 1) opened.push((await fixture.decide(usd)).payoutId);
    return opened;
  };

  it('holds what waits for it, escaped, in the currency’s decimals, under the hash it names', async () => {
    const [payoutId = ''] = await waiting();
    expect((await fixture.payout(payoutId)).state).toBe('scheduled');
    await fixture.ringThrough('payout.submit', payoutId);
    expect(fixture.bank.book().count).toBe(0);

    const made = await make();
    expect(made.statusCode).toBe(201);
    const file = made.json<BankFileView>();
    expect(file).toMatchObject({
      payouts: 1,
      total: { amount: 12_345, currency: 'USD' },
      states: { submitted: 1 },
    });
    expect(await fixture.payout(payoutId)).toMatchObject({ state: 'submitted', attempt: 1 });
    const xml = await fixture.call(`/bank-files/${file.id}/content/xml`);
    expect(createHash('sha256').update(xml.body).digest('hex')).toBe(file.sha256.xml);
    expect(xml.body).toContain('<InstdAmt Ccy="USD">123.45</InstdAmt>');
    expect(xml.body).toContain('<Nm>Toko &lt;Melati&gt; &amp; &quot;Putri&quot;</Nm>');
    const csv = await fixture.call(`/bank-files/${file.id}/content/csv`);
    expect(csv.body).toContain('"Toko <Melati> & ""Putri"""');
    expect(csv.headers['content-disposition']).toBe(`attachment; filename="${file.number}.csv"`);
  });

  it('takes a payout once, however many files are made at once', async () => {
    const ids = await waiting(6);
    const answers = await Promise.all(Array.from({ length: 20 }, () => make()));
    const files = answers
      .filter(({ statusCode }) => statusCode === 201)
      .map((answer) => answer.json<BankFileView>());
    expect(files.reduce((sum, { payouts }) => sum + payouts, 0)).toBe(6);
    const orders = await fixture.rows<{ count: number }>(
      'SELECT count(*)::int FROM payout_submissions WHERE payout_id = ANY ($1)',
      [ids],
    );
    expect(orders).toEqual([{ count: 6 }]);
    for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
      expect(answer.json()).toMatchObject({ status: 409, code: 'bank_file.nothing_waits' });
    }
  });

  it('is the same file for the same key', async () => {
    await waiting();
    const key = v7();
    const [first, second] = [await make({}, finance, key), await make({}, finance, key)];
    expect(second.json()).toEqual(first.json());
  });

  it('holds exactly the payouts it was asked for, or is not made', async () => {
    const [one = '', two = ''] = await waiting(2);
    const refused = await make({ payoutIds: [one, v7()] });
    expect(refused.json()).toMatchObject({ status: 409, code: 'bank_file.payout_not_waiting' });
    expect((await fixture.payout(one)).state).toBe('scheduled');
    const made = await make({ payoutIds: [two] });
    expect(made.json()).toMatchObject({ payouts: 1 });
    await make();
  });

  it('gives its payouts back when it is cancelled before it was sent', async () => {
    const [payoutId = ''] = await waiting();
    const { id } = (await make()).json<BankFileView>();
    const cancelled = await act(id, 'cancel', finance, { reason: 'made too early' });
    expect(cancelled.json()).toMatchObject({ state: 'cancelled', allowedActions: [] });
    expect((await fixture.payout(payoutId)).state).toBe('scheduled');
    expect((await fixture.call(`/bank-files/${id}/content/xml`)).statusCode).toBe(409);
    const next = await make();
    expect(next.json()).toMatchObject({ payouts: 1 });
    expect(await fixture.payout(payoutId)).toMatchObject({ state: 'submitted', attempt: 2 });
  });

  it('needs another person to be cancelled once somebody has downloaded it', async () => {
    await waiting();
    const { id } = (await make()).json<BankFileView>();
    await fixture.call(`/bank-files/${id}/content/xml`);
    const own = await act(id, 'cancel', finance, { reason: 'never mind' });
    expect(own.json()).toMatchObject({ status: 403, code: 'bank_file.own_download' });
    expect((await act(id, 'cancel', other, { reason: 'never sent' })).statusCode).toBe(200);
    await make();
  });

  it('is cancelled by nobody who has had it in hands, however many have', async () => {
    await waiting();
    const { id } = (await make()).json<BankFileView>();
    const third = { ...finance, personId: 'finance-3' };
    for (const person of [finance, other, other])
      await fixture.call(`/bank-files/${id}/content/xml`, { as: person });
    for (const person of [finance, other]) {
      const own = await act(id, 'cancel', person, { reason: 'never mind' });
      expect(own.json()).toMatchObject({ status: 403, code: 'bank_file.own_download' });
      const seen = await fixture.call(`/bank-files/${id}`, { as: person });
      expect(seen.json<BankFileView>().allowedActions).not.toContain('cancel');
    }
    expect((await fixture.call(`/bank-files/${id}`)).json()).toMatchObject({ downloadedBy: 'finance-1' });
    expect((await act(id, 'cancel', third, { reason: 'never sent' })).statusCode).toBe(200);
    await make();
  });

  it('cannot be cancelled once it was sent', async () => {
    await waiting();
    const { id } = (await make()).json<BankFileView>();
    expect((await act(id, 'mark-sent')).json()).toMatchObject({ state: 'sent', sentBy: 'finance-1' });
    expect((await act(id, 'cancel', other, { reason: 'too late' })).json()).toMatchObject({
      status: 409,
      code: 'bank_file.illegal_transition',
    });
  });

  it('is never changed', async () => {
    await waiting();
    await make();
    await expect(fixture.rows(`UPDATE bank_file_contents SET content = ''`)).rejects.toThrow(/append-only/);
  });

  it('keeps its payouts from a change of account and from the provider', async () => {
    const [payoutId = ''] = await waiting();
    await make();
    await fixture.registerPayee(seller, { accountNumber: `5${Date.now()}` });
    await fixture.ringThrough('payout.inquire', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('submitted');
    expect(fixture.bank.book().count).toBe(0);
  });

  it.each(['agent', 'shipper', 'courier', 'admin'] as const)('is not made by %s', async (role) => {
    const person = { personId: 'x', organisationId: operator, roles: [role] };
    expect((await make({}, person)).statusCode).toBe(403);
  });

  it('shows a shipper nothing', async () => {
    expect((await fixture.call('/bank-files', { as: shipper })).statusCode).toBe(403);
  });
});
