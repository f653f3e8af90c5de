import type { EventData } from '@tuntas/contracts';
import { v7 } from 'uuid';
import { ResolutionFixture, seller } from '../../test/resolution.fixture';
import { FoundParcels } from './found-parcels.service';

describe('a parcel found after it was paid for', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  async function paid() {
    const { decision, payoutId } = await fixture.decide();
    await fixture.ringThrough('payout.submit', payoutId);
    expect((await fixture.payout(payoutId)).state).toBe('paid');
    return { decision, payoutId };
  }
  const choose = (claimId: string, choice: EventData<'claim.recovery_chosen'>['choice']) =>
    fixture.transaction((manager) =>
      fixture.app.get(FoundParcels, { strict: false }).chosen(manager, {
        claimId,
        number: 'CLM-2026-000123',
        organisationId: seller,
        claimantId: 'shipper-1',
        shipmentId: v7(),
        paid: { amount: 130_000, currency: 'IDR' },
        choice,
      }),
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

  it('whose payout never left owes nothing', async () => {
    const { decision, payoutId } = await fixture.decide();
    await choose(decision.claimId, 'take_parcel');
    expect(await fixture.ledgerOf(payoutId)).not.toContainEqual({ kind: 'compensation_repayable' });
  });
});
