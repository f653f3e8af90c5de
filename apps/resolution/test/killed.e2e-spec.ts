import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { waitFor } from '@tuntas/testing';
import type { Act } from '../../../deploy/local/bank/behaviour';
import { ResolutionFixture } from './resolution.fixture';

jest.setTimeout(180_000);

const program = join(__dirname, '../../../dist/apps/resolution/src/main.js');

/** The service as it runs in earnest, in a process that can be killed. */
describe('a service killed while it pays', () => {
  let fixture: ResolutionFixture;
  const started = new Set<ChildProcess>();
  beforeAll(async () => {
    fixture = await ResolutionFixture.start({ timers: false }, { BANK_TIMEOUT_MS: '3000' });
    await fixture.registerPayee();
  });
  afterAll(async () => {
    await Promise.all([...started].map(kill));
    await fixture.close();
  });

  const start = (): ChildProcess => {
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env.PATH, ...fixture.environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    started.add(child);
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const stateOf = async (payoutId: string) => (await fixture.payout(payoutId)).state;

  it.each<[string, Act, number]>([
    ['before the bank has done it', { act: 'slow', ms: 2_000 }, 0],
    ['after the bank has done it', { act: 'silent_after' }, 1],
  ])('%s pays once after it is started again', async (_, act, doneWhenKilled) => {
    const { count } = fixture.bank.book();
    fixture.bank.next(act);
    const { payoutId, decision } = await fixture.decide();
    const first = start();
    await waitFor(async () => (await stateOf(payoutId)) === 'submitted', {
      timeout: 60_000,
      what: 'the submission',
    });
    await waitFor(() => fixture.bank.book().count === count + doneWhenKilled, { what: 'the bank' });
    await kill(first);
    expect(await stateOf(payoutId)).toBe('submitted');

    const second = start();
    await waitFor(async () => (await stateOf(payoutId)) === 'paid', { timeout: 60_000, what: 'the payment' });
    await kill(second);
    expect(fixture.bank.book().count).toBe(count + 1);
    expect((await fixture.ledgerOf(payoutId)).map(({ kind }) => kind)).toEqual([
      'compensation_owed',
      'payout_paid',
    ]);
    expect(await fixture.eventsOf(decision.claimId)).toEqual([
      'remedy.opened',
      'payout.approved',
      'payout.paid',
      'remedy.completed',
    ]);
  });

  it('at random moments while many leave pays each once', async () => {
    const { count, totals } = fixture.bank.book();
    fixture.bank.behave({ default: { act: 'slow', ms: 20 } });
    await Promise.all(Array.from({ length: 150 }, () => fixture.decide()));
    const unpaid = () => fixture.rows(`SELECT id FROM payouts WHERE state <> 'paid'`);
    for (let round = 0; round < 4; round += 1) {
      const child = start();
      const before = (await unpaid()).length;
      await waitFor(async () => (await unpaid()).length < before - 10 * round || before === 0, {
        timeout: 60_000,
        every: 5,
      });
      await kill(child);
    }
    const last = start();
    await waitFor(async () => (await unpaid()).length === 0, { timeout: 60_000, what: 'all payments' });
    await kill(last);
    expect(fixture.bank.book()).toMatchObject({
      count: count + 150,
      totals: { IDR: (totals.IDR ?? 0) + 150 * 130_000 },
    });
    const doubled = await fixture.rows(
      `SELECT payout_id FROM ledger_transactions WHERE kind = 'payout_paid' GROUP BY 1 HAVING count(*) <> 1`,
    );
    expect(doubled).toEqual([]);
  });

  it('stops when asked, with exit code 0, and within ten seconds', async () => {
    const child = start();
    const { payoutId } = await fixture.decide();
    await waitFor(async () => (await stateOf(payoutId)) === 'paid', { timeout: 60_000 });
    const asked = performance.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(10_000);
  });
});
