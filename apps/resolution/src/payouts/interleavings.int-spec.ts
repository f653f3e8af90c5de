import fc from 'fast-check';
import { type Act, act } from '../../../../deploy/local/bank/behaviour';
import { ResolutionFixture } from '../../test/resolution.fixture';

type Step =
  | {
      readonly does: 'submit' | 'inquire';
      readonly payout: number;
      readonly act: Act;
      readonly lost: boolean;
    }
  | { readonly does: 'retry'; readonly payout: number };

const acts: Act[] = [
  { act: 'succeed' },
  { act: 'fail', code: 'account_closed' },
  { act: 'error' },
  { act: 'error_after' },
  { act: 'cut' },
  { act: 'cut_after' },
  { act: 'silent_after' },
  { act: 'slow', ms: 180 },
  { act: 'answer_twice' },
  { act: 'callback_first' },
  { act: 'wrong_amount' },
];
const PAYOUTS = 3;

const payout = fc.nat({ max: PAYOUTS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('submit' as const, 'inquire' as const),
      payout,
      act: fc.constantFrom(...acts),
      /** The process dies after the commit: the call is never made. */
      lost: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('retry' as const), payout }) },
);

describe('any interleaving of what a bank may do', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start(
      { timers: false },
      { BANK_TIMEOUT_MS: '150', BANK_INQUIRE_MS: '1' },
    );
    await fixture.registerPayee();
    await fixture.app.listen(0, '127.0.0.1');
    const { port } = fixture.app.getHttpServer().address() as { port: number };
    fixture.bank.behave({ callbackUrl: `http://127.0.0.1:${port}/payouts/bank-callback` });
  });
  afterAll(() => fixture.close());

  it('is every act of the bank', () => {
    expect(acts.map(({ act }) => act).sort()).toEqual(act.options.map(({ shape }) => shape.act.value).sort());
  });

  it('leaves the ledger equal to the bank’s book', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const opened = await Promise.all(Array.from({ length: PAYOUTS }, () => fixture.decide()));
        const ids = opened.map(({ payoutId }) => payoutId);
        // Neighbouring pairs run at the same time.
        for (let i = 0; i < steps.length; i += 2) {
          await Promise.all(steps.slice(i, i + 2).map((one) => run(one, ids[one.payout] ?? '')));
        }
        await comeToRest(ids);
        await expectBooksAgree(ids);
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  async function run(one: Step, id: string): Promise<void> {
    if (one.does === 'retry') return retry(id);
    const call = await fixture.ring(`payout.${one.does}`, id);
    if (one.lost || !call) return;
    fixture.bank.next(one.act);
    await call();
  }

  const retry = async (id: string): Promise<void> => {
    await fixture.call(`/payouts/${id}/retry`, {
      method: 'POST',
      headers: { 'idempotency-key': `${id}-${performance.now()}`, 'if-match': '*' },
    });
  };

  /** The bank behaves, timers ring, and people retry what was refused. */
  async function comeToRest(ids: string[]): Promise<void> {
    fixture.bank.behave({});
    for (let round = 0; round < 10; round += 1) {
      for (const id of ids) {
        await fixture.ringThrough('payout.submit', id);
        await fixture.ringThrough('payout.inquire', id);
        if ((await fixture.payout(id)).state === 'failed') await retry(id);
      }
    }
  }

  async function expectBooksAgree(ids: string[]): Promise<void> {
    for (const id of ids) {
      expect((await fixture.payout(id)).state).toBe('paid');
      expect((await fixture.ledgerOf(id)).map(({ kind }) => kind)).toEqual([
        'compensation_owed',
        'payout_paid',
      ]);
    }
    const [cash] = await fixture.rows<{ sum: number; debts: number }>(
      `SELECT -coalesce(sum(amount) FILTER (WHERE account = 'cash_clearing'), 0)::int AS sum,
              coalesce(sum(amount) FILTER (WHERE account = 'claims_payable'), 0)::int AS debts FROM ledger_entries`,
    );
    expect(cash).toEqual({ sum: fixture.bank.book().totals.IDR ?? 0, debts: 0 });
  }
});
