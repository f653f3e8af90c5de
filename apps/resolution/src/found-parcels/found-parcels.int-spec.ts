import type { EventData } from '@tuntas/contracts';
import { v7 } from 'uuid';
import type { BankFileView } from '../bank-files/bank-files.dto';
import { finance, ResolutionFixture, seller } from '../../test/resolution.fixture';
import { BankAnswers } from '../payouts/bank-answers.service';
import { FoundParcels } from './found-parcels.service';

describe('a parcel found after its claim was decided', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
    await fixture.call('/payout-methods', {
      method: 'PUT',
      body: { organisationId: null, currency: 'USD', method: 'bank_file' },
    });
  });
  afterAll(() => fixture.close());

  async function paid() {
    const { decision, payoutId } = await fixture.decide();
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    return { decision, payoutId };
  }
  type Choice = EventData<'claim.recovery_chosen'>['choice'];
  const chosen = (claimId: string, choice: Choice): EventData<'claim.recovery_chosen'> => ({
    claimId,
    number: 'CLM-2026-000123',
    organisationId: seller,
    claimantId: 'shipper-1',
    shipmentId: v7(),
    paid: { amount: 130_000, currency: 'IDR' },
    choice,
  });
  const choose = (claimId: string, choice: Choice) =>
    fixture.transaction((manager) =>
      fixture.app.get(FoundParcels, { strict: false }).chosen(manager, chosen(claimId, choice)),
    );

  it('and taken by the claimant is owed back, once however often it is told', async () => {
    const { decision, payoutId } = await paid();
    await choose(decision.claimId, 'take_parcel');
    await choose(decision.claimId, 'take_parcel');
    expect(await fixture.ledgerOf(payoutId)).toContainEqual({ kind: 'compensation_repayable' });
    const entries = await fixture.rows(
      `SELECT e.account, e.amount::int AS amount FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
       WHERE t.payout_id = $1 AND t.kind = 'compensation_repayable' ORDER BY e.line`,
      [payoutId],
    );
    expect(entries).toEqual([
      { account: 'shipper_credit', amount: 130_000 },
      { account: 'claims_expense', amount: -130_000 },
    ]);
    const events = await fixture.eventsOf(decision.claimId);
    expect(events.filter((type) => type === 'recovery.booked')).toHaveLength(1);
  });

  it.each(['keep_money', 'lapsed'] as const)('with %s moves no money', async (choice) => {
    const { decision, payoutId } = await paid();
    await choose(decision.claimId, choice);
    expect(await fixture.ledgerOf(payoutId)).not.toContainEqual({ kind: 'compensation_repayable' });
    expect(await fixture.eventsOf(decision.claimId)).not.toContain('recovery.booked');
  });

  const parcels = () => fixture.app.get(FoundParcels, { strict: false });
  const hold = (claimId: string) =>
    fixture.transaction((manager) => parcels().hold(manager, { claimId, organisationId: seller }));
  const usd = { approved: { amount: 12_345, currency: 'USD' } };
  const makeFile = (payoutIds: string[]) =>
    fixture.call('/bank-files', {
      method: 'POST',
      body: { currency: 'USD', executionDate: '2026-12-01', payoutIds },
      headers: { 'idempotency-key': v7() },
    });
  const retry = (payoutId: string) =>
    fixture.call(`/payouts/${payoutId}/retry`, {
      method: 'POST',
      as: finance,
      headers: { 'if-match': '*', 'idempotency-key': v7() },
    });
  /** The bank's answer to what was submitted. */
  const refuse = async (payoutId: string): Promise<void> => {
    const { provider_key } = await fixture.payout(payoutId);
    await fixture.app
      .get(BankAnswers, { strict: false })
      .take(provider_key ?? '', { outcome: 'failed', code: 'account_closed' });
  };
  const kinds = async (payoutId: string): Promise<string[]> =>
    (await fixture.ledgerOf(payoutId)).map(({ kind }) => kind).sort();

  describe('before the money left', () => {
    it('holds the payout: its timer, an approval and a bank file pass it by', async () => {
      const { decision, payoutId } = await fixture.decide();
      const above = await fixture.decide({ approved: { amount: 60_000_000, currency: 'IDR' } });
      const filed = await fixture.decide(usd);
      for (const { claimId } of [decision, decision, above.decision, filed.decision]) await hold(claimId);
      await fixture.ringThrough('payout.submit', payoutId);
      expect(await fixture.payout(payoutId)).toMatchObject({ state: 'scheduled', attempt: 0 });
      const seen = await fixture.call(`/payouts/${payoutId}`);
      expect(seen.json()).toMatchObject({ blocker: 'parcel_found' });

      const { approval_hash } = await fixture.payout(above.payoutId);
      expect((await fixture.approve(above.payoutId, approval_hash)).statusCode).toBe(200);
      await fixture.ringThrough('payout.submit', above.payoutId);
      expect(await fixture.payout(above.payoutId)).toMatchObject({ state: 'scheduled', attempt: 0 });

      expect((await makeFile([filed.payoutId])).json()).toMatchObject({
        code: 'bank_file.payout_not_waiting',
      });
      const waiting = await fixture.call('/bank-files/waiting');
      expect(waiting.json()).toMatchObject({ items: [] });
      const audits = await fixture.rows(
        `SELECT FROM audit_rows WHERE subject = $1 AND action = 'payout.held'`,
        [`payout:${payoutId}`],
      );
      expect(audits).toHaveLength(1);
    });

    it.each([
      ['keep_money', 'paid'],
      ['lapsed', 'paid'],
      ['take_parcel', 'rejected'],
    ] as const)(
      'waits when the bank refuses it meanwhile, however often it is retried; with %s it is %s',
      async (choice, end) => {
        const { decision, payoutId } = await fixture.decide();
        await fixture.ring('payout.submit', payoutId);
        await hold(decision.claimId);
        await refuse(payoutId);
        expect(await fixture.payout(payoutId)).toMatchObject({ state: 'failed' });
        expect((await retry(payoutId)).json()).toMatchObject({ state: 'scheduled', blocker: 'parcel_found' });
        await fixture.ringThrough('payout.submit', payoutId);
        expect(await fixture.payout(payoutId)).toMatchObject({ state: 'scheduled', attempt: 1 });
        await choose(decision.claimId, choice);
        await fixture.ringThrough('payout.submit', payoutId);
        expect(await fixture.payout(payoutId)).toMatchObject({ state: end });
      },
    );

    it('is withdrawn by itself when the bank refuses it after the parcel was taken', async () => {
      const { decision, payoutId } = await fixture.decide();
      await fixture.ring('payout.submit', payoutId);
      await hold(decision.claimId);
      await choose(decision.claimId, 'take_parcel');
      await refuse(payoutId);
      await choose(decision.claimId, 'take_parcel');
      expect(await fixture.payout(payoutId)).toMatchObject({
        state: 'rejected',
        reason_code: 'parcel_recovered',
      });
      expect(await kinds(payoutId)).toEqual(['compensation_owed', 'compensation_owed_reversed']);
      const events = await fixture.eventsOf(decision.claimId);
      expect(events.slice(2)).toEqual(['remedy.failed']);
      expect((await retry(payoutId)).statusCode).toBe(409);
    });

    it.each([
      ['take_parcel', 'rejected'],
      [null, 'scheduled'],
    ] as const)('put back from a cancelled file after the choice %s, is %s', async (choice, state) => {
      const { decision, payoutId } = await fixture.decide(usd);
      const { id } = (await makeFile([payoutId])).json<BankFileView>();
      await hold(decision.claimId);
      if (choice) await choose(decision.claimId, choice);
      expect((await fixture.payout(payoutId)).state).toBe('submitted');
      const cancelled = await fixture.call(`/bank-files/${id}/cancel`, {
        method: 'POST',
        body: { reason: 'made too early' },
        headers: { 'if-match': '*' },
      });
      expect(cancelled.statusCode).toBe(200);
      expect(await fixture.payout(payoutId)).toMatchObject({ state });
      expect((await makeFile([payoutId])).json()).toMatchObject({ code: 'bank_file.payout_not_waiting' });
      const failures = (await fixture.eventsOf(decision.claimId)).filter((type) => type === 'remedy.failed');
      expect(failures).toHaveLength(choice ? 1 : 0);
    });

    it('raced by refusals of the bank, nothing of a taken parcel is left to retry', async () => {
      const cases = await Promise.all(Array.from({ length: 10 }, () => fixture.decide()));
      for (const { payoutId } of cases) await fixture.ring('payout.submit', payoutId);
      await Promise.all(
        cases.flatMap(({ decision, payoutId }) => [
          refuse(payoutId),
          ...Array.from({ length: 4 }, () => choose(decision.claimId, 'take_parcel')),
        ]),
      );
      for (const { decision, payoutId } of cases) {
        expect((await fixture.payout(payoutId)).state).toBe('rejected');
        expect(await kinds(payoutId)).toEqual(['compensation_owed', 'compensation_owed_reversed']);
        const events = await fixture.eventsOf(decision.claimId);
        expect(events.filter((type) => type === 'remedy.failed')).toHaveLength(1);
      }
    });

    it('holds what a decision of an appeal adds, and gives nothing more once the parcel was taken', async () => {
      const { decision } = await paid();
      const more = { claimId: decision.claimId, approved: { amount: 150_000, currency: 'IDR' } };
      await hold(decision.claimId);
      const second = await fixture.decide({ ...more, decisionNo: 2 });
      await fixture.ringThrough('payout.submit', second.payoutId);
      expect(await fixture.payout(second.payoutId)).toMatchObject({ state: 'scheduled', attempt: 0 });
      await choose(decision.claimId, 'take_parcel');
      expect(await fixture.payout(second.payoutId)).toMatchObject({ state: 'rejected' });
      const third = await fixture.decide({ ...more, decisionNo: 3 });
      expect(third.payoutId).toBe(second.payoutId);
      expect((await fixture.eventsOf(decision.claimId)).slice(-2)).toEqual([
        'remedy.opened',
        'remedy.failed',
      ]);
    });

    it.each(['keep_money', 'lapsed'] as const)('with %s lets it go, once', async (choice) => {
      const { decision, payoutId } = await fixture.decide();
      await hold(decision.claimId);
      await fixture.ringThrough('payout.submit', payoutId);
      await choose(decision.claimId, choice);
      await choose(decision.claimId, choice);
      await fixture.ringThrough('payout.submit', payoutId);
      expect(await fixture.payout(payoutId)).toMatchObject({ state: 'paid', attempt: 1 });
      expect(await kinds(payoutId)).toEqual(['compensation_owed', 'payout_paid']);
    });

    it('and taken withdraws the payout, once however often it is told; the books are as if nothing was owed', async () => {
      const { decision, payoutId } = await fixture.decide();
      await hold(decision.claimId);
      await choose(decision.claimId, 'take_parcel');
      await choose(decision.claimId, 'take_parcel');
      await fixture.ringThrough('payout.submit', payoutId);
      expect(await fixture.payout(payoutId)).toMatchObject({
        state: 'rejected',
        reason_code: 'parcel_recovered',
        attempt: 0,
      });
      expect(await kinds(payoutId)).toEqual(['compensation_owed', 'compensation_owed_reversed']);
      const events = await fixture.eventsOf(decision.claimId);
      expect(events.filter((type) => type === 'remedy.failed')).toHaveLength(1);
      expect(events).not.toContain('recovery.booked');
    });

    it('does nothing that a rollback would leave behind', async () => {
      const { decision, payoutId } = await fixture.decide();
      const killed = fixture.transaction(async (manager) => {
        await parcels().hold(manager, decision);
        await parcels().chosen(manager, chosen(decision.claimId, 'take_parcel'));
        throw new Error('killed half-way');
      });
      await expect(killed).rejects.toThrow('killed half-way');
      expect(await fixture.payout(payoutId)).toMatchObject({ state: 'scheduled' });
      expect(await kinds(payoutId)).toEqual(['compensation_owed']);
      expect(await fixture.eventsOf(decision.claimId)).not.toContain('remedy.failed');
    });

    it('is owed back as soon as it has left, when it was at the bank already', async () => {
      const { decision, payoutId } = await fixture.decide();
      // Killed before the call: the inquiry sends it.
      await fixture.ring('payout.submit', payoutId);
      await hold(decision.claimId);
      await choose(decision.claimId, 'take_parcel');
      expect(await fixture.payout(payoutId)).toMatchObject({ state: 'submitted' });
      await fixture.ringThrough('payout.inquire', payoutId);
      await choose(decision.claimId, 'take_parcel');
      expect(await fixture.payout(payoutId)).toMatchObject({ state: 'paid' });
      expect(await kinds(payoutId)).toEqual(['compensation_owed', 'compensation_repayable', 'payout_paid']);
      const events = await fixture.eventsOf(decision.claimId);
      expect(events.filter((type) => type === 'recovery.booked')).toHaveLength(1);
    });

    it('told fifty times at once while the timer rings, the money is kept here or owed back, never both', async () => {
      const cases = await Promise.all(Array.from({ length: 5 }, () => fixture.decide()));
      await Promise.all(
        cases.flatMap(({ decision, payoutId }) => [
          fixture.ringThrough('payout.submit', payoutId),
          ...Array.from({ length: 10 }, () => choose(decision.claimId, 'take_parcel')),
        ]),
      );
      for (const { decision, payoutId } of cases) {
        const { state } = await fixture.payout(payoutId);
        if (state === 'submitted') await fixture.ringThrough('payout.inquire', payoutId);
        const end = (await fixture.payout(payoutId)).state;
        expect(await kinds(payoutId)).toEqual(
          end === 'rejected'
            ? ['compensation_owed', 'compensation_owed_reversed']
            : ['compensation_owed', 'compensation_repayable', 'payout_paid'],
        );
        const events = await fixture.eventsOf(decision.claimId);
        const ends = events.filter((type) => type === 'recovery.booked' || type === 'remedy.failed');
        expect(ends).toEqual([end === 'rejected' ? 'remedy.failed' : 'recovery.booked']);
      }
    });
  });
});
