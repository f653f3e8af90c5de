import { waitFor } from '@tuntas/testing';
import { ResolutionFixture } from '../../test/resolution.fixture';

describe('payouts with timers ringing', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start({ timers: true }, { BANK_INQUIRE_MS: '100' });
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  it('leave by themselves, through a bank that fails every third time', async () => {
    const acts = ['error', 'cut_after', 'error_after', 'wrong_amount'] as const;
    fixture.bank.behave({ chance: { probability: 0.33, seed: 7, acts: acts.map((act) => ({ act })) } });
    await Promise.all(Array.from({ length: 60 }, () => fixture.decide()));
    await waitFor(
      async () => (await fixture.rows(`SELECT id FROM payouts WHERE state <> 'paid'`)).length === 0,
      {
        timeout: 30_000,
        what: 'every payout to be paid',
      },
    );
    expect(fixture.bank.book()).toMatchObject({ count: 60, failed: 0, totals: { IDR: 60 * 130_000 } });
    const [cash] = await fixture.rows(
      `SELECT sum(amount)::int AS sum, count(*)::int AS count FROM ledger_entries WHERE account = 'cash_clearing'`,
    );
    expect(cash).toEqual({ sum: -60 * 130_000, count: 60 });
  });
});
