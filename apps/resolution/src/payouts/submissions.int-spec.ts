import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Act } from '../../../../deploy/local/bank/behaviour';
import { waitFor } from '@tuntas/testing';
import { bankKey } from '../../test/local-bank.fixture';
import { ResolutionFixture } from '../../test/resolution.fixture';
import { Submissions } from './submissions.service';

describe('a payout on its way to the bank', () => {
  let fixture: ResolutionFixture;
  let callbackUrl: string;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start({ timers: false }, { BANK_TIMEOUT_MS: '1500' });
    await fixture.registerPayee();
    await fixture.app.listen(0, '127.0.0.1');
    const { port } = fixture.app.getHttpServer().address() as AddressInfo;
    callbackUrl = `http://127.0.0.1:${port}/payouts/bank-callback`;
    fixture.bank.behave({ callbackUrl });
  });
  afterAll(() => fixture.close());

  /** Whatever happened: one transfer at the bank, one payment in the books, one completed remedy. */
  const expectPaidOnce = async (payoutId: string, claimId: string, transfersBefore: number) => {
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    expect((await fixture.ledgerOf(payoutId)).map(({ kind }) => kind)).toEqual([
      'compensation_owed',
      'payout_paid',
    ]);
    expect(fixture.bank.book().count).toBe(transfersBefore + 1);
    expect(await fixture.eventsOf(claimId)).toEqual([
      'remedy.opened',
      'payout.approved',
      'payout.paid',
      'remedy.completed',
    ]);
    const pending = await fixture.rows(`SELECT name FROM timers WHERE subject = $1 AND state = 'pending'`, [
      payoutId,
    ]);
    expect(pending).toEqual([]);
  };

  it('is paid', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    await fixture.ringThrough('payout.submit', payoutId);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('is sent once by fifty at once', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    const submissions = fixture.app.get(Submissions);
    const submit = async () => {
      const call = await fixture.transaction((manager) => submissions.submit(manager, payoutId));
      await call?.();
    };
    await Promise.all([
      fixture.ringThrough('payout.submit', payoutId),
      ...Array.from({ length: 49 }, submit),
    ]);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it.each<[string, Act, boolean]>([
    ['answers 500 without doing it', { act: 'error' }, false],
    ['does it and answers 500', { act: 'error_after' }, true],
    ['cuts the connection without doing it', { act: 'cut' }, false],
    ['does it and cuts the connection', { act: 'cut_after' }, true],
    ['does it and never answers', { act: 'silent_after' }, true],
    ['is slower than we wait', { act: 'slow', ms: 2_000 }, false],
    ['names a wrong amount', { act: 'wrong_amount' }, true],
  ])('is unknown when the bank %s, and paid once after asking', async (_, act, done) => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    fixture.bank.next(act);
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('unknown');
    expect(fixture.bank.book().count).toBe(done ? count + 1 : count);

    fixture.bank.behave({ failInquiries: 1 });
    await fixture.ringThrough('payout.inquire', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('unknown');
    await fixture.ringThrough('payout.inquire', payoutId);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('is booked once when the bank calls back before it answers', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    fixture.bank.next({ act: 'callback_first' });
    await fixture.ringThrough('payout.submit', payoutId);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('is booked once when the bank answers twice', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    fixture.bank.next({ act: 'answer_twice' });
    await fixture.ringThrough('payout.submit', payoutId);
    await fixture.call('/health/live', { as: null });
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('notes a wrong amount for a person', async () => {
    const { payoutId } = await fixture.decide();
    fixture.bank.next({ act: 'wrong_amount' });
    await fixture.ringThrough('payout.submit', payoutId);
    await fixture.ringThrough('payout.inquire', payoutId);
    const found = await fixture.rows('SELECT kind FROM bank_discrepancies WHERE payout_id = $1', [payoutId]);
    expect(found).toEqual([{ kind: 'wrong_amount' }]);
  });

  it('is sent by the inquiry when the process died between commit and call', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    await fixture.ring('payout.submit', payoutId);
    expect(fixture.bank.book().count).toBe(count);
    await fixture.ringThrough('payout.inquire', payoutId);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('is found by the inquiry when the process died between call and booking', async () => {
    const { count } = fixture.bank.book();
    const { payoutId, decision } = await fixture.decide();
    const call = await fixture.ring('payout.submit', payoutId);
    const { admin } = fixture.database;
    await admin.query('BEGIN');
    await admin.query('SELECT id FROM resolution.payouts WHERE id = $1 FOR UPDATE', [payoutId]);
    const lost = call?.().catch(() => 'lost');
    await waitFor(async () => {
      const { rows } = await admin.query<{ killed: boolean }>(
        `SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.killed;
    });
    await admin.query('COMMIT');
    expect(await lost).toBe('lost');
    expect((await fixture.payout(payoutId)).state).toBe('submitted');
    await fixture.ringThrough('payout.inquire', payoutId);
    await expectPaidOnce(payoutId, decision.claimId, count);
  });

  it('fails for a closed account, and its late second refusal changes nothing', async () => {
    const { payoutId, decision } = await fixture.decide();
    fixture.bank.next({ act: 'fail', code: 'account_closed' });
    await fixture.ringThrough('payout.submit', payoutId);
    await hear(payoutId, { status: 'failed', failure: 'account_closed' });
    expect(await fixture.eventsOf(decision.claimId)).toEqual([
      'remedy.opened',
      'payout.approved',
      'payout.failed',
    ]);
  });

  it('asks when the bank takes its refusal back', async () => {
    const { payoutId } = await fixture.decide();
    fixture.bank.next({ act: 'fail', code: 'account_closed' });
    await fixture.ringThrough('payout.submit', payoutId);
    await hear(payoutId, { status: 'paid', failure: null });
    expect((await fixture.payout(payoutId)).state).toBe('unknown');
    await fixture.ringThrough('payout.inquire', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('failed');
  });

  it('hears a callback once, however often it is played', async () => {
    const { payoutId, decision } = await fixture.decide();
    await fixture.ring('payout.submit', payoutId);
    for (let round = 0; round < 3; round += 1) {
      expect((await hear(payoutId, { status: 'paid', failure: null })).statusCode).toBe(200);
    }
    expect((await fixture.ledgerOf(payoutId)).map(({ kind }) => kind)).toEqual([
      'compensation_owed',
      'payout_paid',
    ]);
    expect((await fixture.eventsOf(decision.claimId)).filter((type) => type === 'payout.paid')).toHaveLength(
      1,
    );
  });

  it.each([
    ['without signature', { 'bank-signature': '' }, 401],
    ['an hour old', { 'bank-timestamp': String(Math.floor(Date.now() / 1000) - 3_600) }, 401],
  ])('refuses a callback %s', async (_, headers, status) => {
    const { payoutId } = await fixture.decide();
    await fixture.ring('payout.submit', payoutId);
    expect((await hear(payoutId, { status: 'paid', failure: null }, headers)).statusCode).toBe(status);
    expect((await fixture.payout(payoutId)).state).toBe('submitted');
  });

  it('answers 404 to a callback about nothing we sent, and 400 to nonsense', async () => {
    expect((await signedCall({ ...transfer('no-such-key'), status: 'paid' })).statusCode).toBe(404);
    expect((await signedCall({ key: 1 })).statusCode).toBe(400);
  });

  const transfer = (key: string) => ({
    key,
    status: 'paid',
    failure: null as string | null,
    amount: 130_000,
    currency: 'IDR',
    bankReference: 'late-word',
  });

  const hear = async (payoutId: string, word: { status: string; failure: string | null }, headers = {}) => {
    const { provider_key: key } = await fixture.payout(payoutId);
    return signedCall({ ...transfer(key ?? ''), ...word }, headers);
  };

  const signedCall = (word: object, headers: Record<string, string> = {}) => {
    const body = JSON.stringify(word);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', bankKey).update(`${timestamp}.${body}`).digest('hex');
    return fixture.call('/payouts/bank-callback', {
      method: 'POST',
      as: null,
      body,
      headers: {
        'content-type': 'application/json',
        'bank-timestamp': timestamp,
        'bank-signature': `sha256=${signature}`,
        ...headers,
      },
    });
  };
});
