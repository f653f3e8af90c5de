import { v7 } from 'uuid';
import { finance, ResolutionFixture, shipper } from '../../test/resolution.fixture';
import type { BankFileView } from '../bank-files/bank-files.dto';
import type { RecoveryView } from '../recoveries/recoveries.dto';
import type { ImportView, LineView } from './statements.dto';

const second = { ...finance, personId: 'finance-2' };
const columns = {
  date: 'date',
  dateFormat: 'yyyy-mm-dd',
  amount: 'amount',
  decimal: '.',
  defaultCurrency: 'USD',
  endToEndId: 'id',
  reference: 'text',
};

interface Sent {
  payoutId: string;
  key: string;
  claimId: string;
  number: string;
}

describe('bank statements', () => {
  let fixture: ResolutionFixture;
  let claims = 0;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
    await fixture.call('/payout-methods', {
      method: 'PUT',
      body: { organisationId: null, currency: 'USD', method: 'bank_file' },
    });
  });
  afterAll(() => fixture.close());

  /** A payout of USD 123.45 that is in a bank file. */
  const sent = async (amount = 12_345): Promise<Sent> => {
    claims += 1;
    const number = `CLM-2027-${String(claims).padStart(6, '0')}`;
    const { payoutId, decision } = await fixture.decide({ number, approved: { amount, currency: 'USD' } });
    await file([payoutId]);
    const { provider_key: key } = await fixture.payout(payoutId);
    return { payoutId, key: key ?? '', claimId: decision.claimId, number };
  };
  const file = async (payoutIds: string[]) => {
    const made = await fixture.call('/bank-files', {
      method: 'POST',
      body: { currency: 'USD', executionDate: '2026-12-01', payoutIds },
      headers: { 'idempotency-key': v7() },
    });
    return made.json<BankFileView>();
  };

  const csv = (...rows: [amount: string, id: string, text: string][]) =>
    ['date,amount,id,text', ...rows.map((row) => ['2026-11-27', ...row].join(','))].join('\n');
  const load = (content: string, as = finance) =>
    fixture.call('/bank-statements', {
      method: 'POST',
      as,
      body: { format: 'csv', fileName: 'november.csv', content, columns },
    });
  const linesOf = async (statementId: string) =>
    (await fixture.call(`/bank-statements/lines?statementId=${statementId}&sort=bookedOn`)).json<{
      items: LineView[];
    }>().items;
  const imported = async (...rows: [string, string, string][]) => {
    const answer = await load(csv(...rows));
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return linesOf(answer.json<ImportView>().id);
  };
  const act = (id: string, action: string, as = finance, body?: object) =>
    fixture.call(`/bank-statements/lines/${id}/${action}`, {
      method: 'POST',
      as,
      body,
      headers: { 'if-match': '*', 'idempotency-key': v7() },
    });
  const resolve = async (line: LineView | undefined, body: object) => {
    const proposed = await act(line?.id ?? '', 'propose', finance, { note: 'as agreed', ...body });
    if (proposed.statusCode !== 200) throw new Error(proposed.body);
    const confirmed = await act(line?.id ?? '', 'confirm', second);
    if (confirmed.statusCode !== 200) throw new Error(confirmed.body);
    return confirmed.json<LineView>();
  };
  const balance = async (account: string) => {
    const [row] = await fixture.rows<{ sum: number }>(
      `SELECT coalesce(sum(amount), 0)::int AS sum FROM ledger_entries WHERE account = $1 AND currency = 'USD'`,
      [account],
    );
    return row?.sum ?? 0;
  };
  const kinds = async (payoutId: string) => (await fixture.ledgerOf(payoutId)).map(({ kind }) => kind).sort();
  const paidOnce = async ({ payoutId, claimId }: Sent) => {
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    expect(await kinds(payoutId)).toEqual(['compensation_owed', 'payout_paid']);
    expect((await fixture.eventsOf(claimId)).slice(-2)).toEqual(['payout.paid', 'remedy.completed']);
  };

  it('settle the payouts they name, and those with an amount and a claim’s number', async () => {
    const [named, alike] = [await sent(), await sent(700)];
    const lines = await imported(
      ['-123.45', named.key, ''],
      ['-7.00', '', `klaim ${alike.number.toLowerCase()} ok`],
    );
    expect(lines.map(({ state }) => state)).toEqual(['matched', 'matched']);
    await paidOnce(named);
    await paidOnce(alike);
  });

  it('are one import, however often and at once the same file comes', async () => {
    const payouts = [await sent(), await sent(), await sent()];
    const content = csv(...payouts.map(({ key }): [string, string, string] => ['-123.45', key, '']));
    const before = await balance('cash_clearing');
    const answers = await Promise.all(Array.from({ length: 50 }, () => load(content)));
    const imports = answers
      .filter(({ statusCode }) => statusCode === 200)
      .map((answer) => answer.json<ImportView>());
    expect(new Set(imports.map(({ id }) => id)).size).toBe(1);
    expect(imports.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await load(content)).json()).toMatchObject({ repeated: true });
    for (const payout of payouts) await paidOnce(payout);
    expect(await balance('cash_clearing')).toBe(before - 3 * 12_345);
  });

  it('leave nothing half done when the process dies on the way', async () => {
    const payouts = [await sent(), await sent()];
    const content = csv(...payouts.map(({ key }): [string, string, string] => ['-123.45', key, '']));
    const { admin } = fixture.database;
    // The last payout is held, so that the import stands in the middle when its connection is cut.
    const last = [...payouts].sort((a, b) => a.payoutId.localeCompare(b.payoutId)).at(-1);
    await admin.query('BEGIN');
    await admin.query('SELECT FROM resolution.payouts WHERE id = $1 FOR UPDATE', [last?.payoutId]);
    const lost = load(content);
    for (let killed = false; !killed;) {
      const { rows } = await admin.query<{ killed: boolean }>(
        `SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      killed = rows[0]?.killed ?? false;
    }
    await admin.query('COMMIT');
    expect((await lost).statusCode).toBeGreaterThanOrEqual(500);
    for (const { payoutId } of payouts) expect((await fixture.payout(payoutId)).state).toBe('submitted');

    expect((await load(content)).json()).toMatchObject({ repeated: false, states: { matched: 2 } });
    for (const payout of payouts) await paidOnce(payout);
  });

  it('tell a booking once, though two statements overlap', async () => {
    const payout = await sent();
    await imported(['-123.45', payout.key, '']);
    const again = await imported(['-123.45', payout.key, ''], ['-1.00', '', 'something else']);
    expect(again.map(({ state }) => state).sort()).toEqual(['mismatch', 'repeated']);
    await paidOnce(payout);
  });

  it('name what they cannot match, with its reason', async () => {
    const [less, twice, cancelled] = [await sent(), await sent(), await sent()];
    const lines = await imported(
      ['-100.00', less.key, ''],
      ['-123.45', twice.key, 'first'],
      ['-123.45', twice.key, 'second'],
      ['-5.00', '', 'bank fee'],
      ['9.00', '', 'who knows'],
    );
    expect(lines.map(({ reason }) => reason)).toEqual([
      'amount_differs',
      null,
      'paid_twice',
      'no_payout',
      'unexpected_receipt',
    ]);
    expect((await fixture.payout(cancelled.payoutId)).state).toBe('submitted');
  });

  it('are settled by hand by two people, never by one', async () => {
    const payout = await sent();
    const [line] = await imported(['-123.45', '', 'no number here']);
    const proposed = await act(line?.id ?? '', 'propose', finance, {
      action: 'settle',
      payoutId: payout.payoutId,
      note: 'the bank dropped our id',
    });
    expect(proposed.json()).toMatchObject({ state: 'proposed', allowedActions: ['withdraw'] });
    expect((await fixture.payout(payout.payoutId)).state).toBe('submitted');
    const own = await act(line?.id ?? '', 'confirm');
    expect(own.json()).toMatchObject({ status: 403, code: 'statement_line.own_proposal' });
    const party = await act(line?.id ?? '', 'confirm', { ...finance, personId: 'finance-payees' });
    expect(party.statusCode).toBe(403);
    const confirmed = await Promise.all(
      Array.from({ length: 10 }, () => act(line?.id ?? '', 'confirm', second)),
    );
    expect(confirmed.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    await paidOnce(payout);
  });

  it('pay a payout in parts, and book what was too much as the shipper’s debit', async () => {
    const payout = await sent(10_000);
    const before = { cash: await balance('cash_clearing'), shipper: await balance('shipper_credit') };
    const lines = await imported(
      ['-40.00', payout.key, ''],
      ['-30.00', payout.key, ''],
      ['-35.00', payout.key, ''],
    );
    await resolve(lines[0], { action: 'settle' });
    await resolve(lines[1], { action: 'settle' });
    expect((await fixture.payout(payout.payoutId)).state).toBe('submitted');
    expect(await balance('claims_payable')).toBe(await owed());
    await resolve(lines[2], { action: 'settle' });
    expect((await fixture.payout(payout.payoutId)).state).toBe('paid');
    expect(await balance('cash_clearing')).toBe(before.cash - 10_500);
    expect(await balance('shipper_credit')).toBe(before.shipper + 500);
    expect(await balance('claims_payable')).toBe(await owed());
    const [back] = await imported(['5.00', payout.key, 'sent too much']);
    await resolve(back, { action: 'book_repayment' });
    expect(await balance('shipper_credit')).toBe(before.shipper);
  });

  it('bring a payout back, and charge what the bank took', async () => {
    const payout = await sent();
    await imported(['-123.45', payout.key, '']);
    const cash = await balance('cash_clearing');
    const lines = await imported(['123.45', payout.key, 'account closed'], ['-2.50', '', 'fee for November']);
    expect(lines.map(({ reason }) => reason)).toEqual(['returned', 'no_payout']);
    await resolve(lines[0], { action: 'book_return' });
    await resolve(lines[1], { action: 'book_charge' });
    expect(await balance('cash_clearing')).toBe(cash + 12_345 - 250);
    expect(await kinds(payout.payoutId)).toEqual(['compensation_owed', 'payout_paid', 'payout_returned']);
  });

  it('settle a payout whose file was cancelled though the bank had it', async () => {
    const { payoutId } = await fixture.decide({ approved: { amount: 4_200, currency: 'USD' } });
    const made = await file([payoutId]);
    const { provider_key: key } = await fixture.payout(payoutId);
    await fixture.call(`/bank-files/${made.id}/cancel`, {
      method: 'POST',
      body: { reason: 'never sent' },
      headers: { 'if-match': '*' },
    });
    const [line] = await imported(['-42.00', key ?? '', '']);
    expect(line).toMatchObject({ state: 'mismatch', reason: 'not_awaited' });
    await resolve(line, { action: 'settle' });
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    expect(await kinds(payoutId)).toEqual(['compensation_owed', 'payout_paid']);
  });

  it('bring what a carrier owes back', async () => {
    const payout = await sent();
    await imported(['-123.45', payout.key, '']);
    const opened = await fixture.call('/recoveries', {
      method: 'POST',
      body: {
        payoutId: payout.payoutId,
        debtorKind: 'carrier',
        debtor: 'Kurir Kilat',
        amount: 10_000,
        dueAt: '2026-12-31T00:00:00Z',
      },
      headers: { 'idempotency-key': v7() },
    });
    expect(opened.statusCode).toBe(201);
    const { id } = opened.json<RecoveryView>();
    const receivable = await balance('carrier_recovery_receivable');
    const [line] = await imported(['60.00', '', 'Kurir Kilat']);
    await resolve(line, { action: 'book_recovery', recoveryId: id });
    expect(await balance('carrier_recovery_receivable')).toBe(receivable - 6_000);
    const post = (path: string, as = finance, body?: object) =>
      fixture.call(`/recoveries/${id}/${path}`, {
        method: 'POST',
        as,
        body,
        headers: { 'if-match': '*', 'idempotency-key': v7() },
      });
    expect((await post('write-off', finance, { reason: 'they are broke' })).statusCode).toBe(200);
    expect((await post('write-off/confirm')).json()).toMatchObject({ code: 'recovery.own_proposal' });
    const ended = await post('write-off/confirm', second);
    expect(ended.json()).toMatchObject({
      state: 'written_off',
      received: { amount: 6_000 },
      writtenOff: { amount: 4_000 },
      outstanding: { amount: 0 },
    });
    expect(await balance('carrier_recovery_receivable')).toBe(receivable - 10_000);
  });

  it('can be put aside by one person, and taken back before they are confirmed', async () => {
    const [fee, unknown] = await imported(['-1.10', '', 'one'], ['-1.20', '', 'two']);
    expect(
      (await act(fee?.id ?? '', 'propose', finance, { action: 'dismiss', note: 'not ours' })).json(),
    ).toMatchObject({ state: 'resolved', resolvedBy: 'finance-1' });
    await act(unknown?.id ?? '', 'propose', finance, { action: 'book_charge', note: 'a fee' });
    expect((await act(unknown?.id ?? '', 'withdraw')).json()).toMatchObject({
      state: 'mismatch',
      action: null,
    });
  });

  it('are read without being imported', async () => {
    const preview = await fixture.call('/bank-statements/preview', {
      method: 'POST',
      body: {
        format: 'csv',
        fileName: 'a.csv',
        content: csv(['-5.00', '', 'x'], ['2.00', '', 'y']),
        columns,
      },
    });
    expect(preview.json()).toMatchObject({
      lines: 2,
      out: [{ amount: 500, currency: 'USD' }],
      in: [{ amount: 200, currency: 'USD' }],
      importedBefore: null,
    });
  });

  it.each([
    ['an unknown column', { columns: { ...columns, amount: 'nope' } }, 'statement.column_missing'],
    ['no columns', { columns: undefined }, 'validation.failed'],
    ['an amount that is none', { content: csv(['x', '', '']) }, 'statement.row_unreadable'],
    ['nothing in it', { content: 'date,amount,id,text\n' }, 'statement.empty'],
  ])('are refused with %s', async (_, over, code) => {
    const body = { format: 'csv', fileName: 'a.csv', content: csv(['-5.00', '', 'x']), columns, ...over };
    const answer = await fixture.call('/bank-statements', { method: 'POST', body });
    expect(answer.json()).toMatchObject({ status: 400, code });
  });

  it('are closed to a shipper', async () => {
    expect((await fixture.call('/bank-statements/lines', { as: shipper })).statusCode).toBe(403);
  });

  /** What the payouts say is still owed, as the debt stands in the books. */
  const owed = async () => {
    const [row] = await fixture.rows<{ sum: number }>(
      `SELECT -coalesce(sum(amount), 0)::int AS sum FROM payouts
       WHERE currency = 'USD' AND state NOT IN ('paid', 'rejected')`,
    );
    return row?.sum ?? 0;
  };
});
