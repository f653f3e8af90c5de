import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Options } from './options';
import { RefusedFile } from './refused-file';
import { openClaims, Replay } from './run';
import { disagreements, jsonLine } from './summary';
import { systemFixture } from './system.fixture';

const file = join(__dirname, '../../../../deploy/local/sample/claims-sample.csv');
const sums = '{"read":200,"filed":193,"refused":7,"decided":113,"payouts":52,"paid":{"USD":"10197.10"}}';

let system: Awaited<ReturnType<typeof systemFixture>>;
beforeEach(async () => {
  system = await systemFixture();
});
afterEach(() => system.close());

const quiet = { show: () => undefined, note: () => undefined, end: () => undefined };

async function replay(change: Partial<Options> = {}, signal = new AbortController().signal) {
  const refused = join(mkdtempSync(join(tmpdir(), 'replay-')), 'refused.csv');
  const options: Options = {
    file,
    url: system.url,
    shipperKey: 'shipper',
    staffKey: 'staff',
    approverKey: 'approver',
    refused,
    profile: undefined,
    concurrency: 16,
    patience: 1,
    ...change,
  };
  const { claims, profile } = await openClaims(options);
  const output = new RefusedFile(options.refused, claims.header);
  const run = new Replay(options, claims, profile, output, quiet, signal);
  return { outcome: await run.run(await claims.survey()), refused: options.refused };
}

// Two hundred rows and a system that lets them wait take a while on a busy machine.
jest.setTimeout(30_000);

describe('a replay', () => {
  it('files, decides and pays the sample to the cent, also where a second person must approve', async () => {
    const { outcome, refused } = await replay();
    expect(jsonLine(outcome.held)).toBe(sums);
    expect(disagreements(outcome)).toEqual([]);
    expect([...system.payouts.values()].filter(({ amount }) => amount > 100_000)).toHaveLength(1);
    const lines = readFileSync(refused, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^Row,Line,Reason,Claim Number,/);
    expect(lines[1]).toMatch(/^\d+,\d+,Claim Type/);
    expect(existsSync(`${refused}.partial`)).toBe(false);
  });

  it('files nothing twice and writes the same refused rows when it is run again', async () => {
    const first = await replay();
    const ids = [...system.claims.values()].map(({ id }) => id);
    const second = await replay();
    expect(jsonLine(second.outcome.held)).toBe(sums);
    expect([...system.claims.values()].map(({ id }) => id)).toEqual(ids);
    expect(readFileSync(second.refused, 'utf8')).toBe(readFileSync(first.refused, 'utf8'));
  });

  it('goes on where a stopped run left off', async () => {
    const stop = new AbortController();
    const started = replay({}, stop.signal);
    setTimeout(() => stop.abort(), 100);
    await expect(started).rejects.toThrow();
    expect(jsonLine((await replay()).outcome.held)).toBe(sums);
  });

  it('comes through a system that refuses and drops every seventh call', async () => {
    system.trouble.every = 7;
    const { outcome } = await replay();
    expect(jsonLine(outcome.held)).toBe(sums);
    expect(disagreements(outcome)).toEqual([]);
  });

  it('says so when the ledger disagrees', async () => {
    system.trouble.embezzle = 1;
    const { outcome } = await replay();
    expect(disagreements(outcome)).toEqual(['paid in USD: the file says 10197.10, the ledger 10196.58']);
  });

  it('does not wait for a payout that nobody can pay out, and names it', async () => {
    system.trouble.payeeMissing = true;
    const { outcome } = await replay();
    expect(outcome.held).toMatchObject({ decided: 113, payouts: 0, paid: {} });
    expect(disagreements(outcome)).toContainEqual(
      expect.stringMatching(/^Claim \d+: its payout is .*payee_missing/),
    );
  });

  it('stops at once with a wrong key', async () => {
    await expect(replay({ shipperKey: 'wrong' })).rejects.toMatchObject({ status: 401 });
  });

  it('says before it files that refused rows cannot be written', async () => {
    await expect(replay({ refused: '/nowhere/refused.csv' })).rejects.toThrow(/--refused/);
    expect(system.claims.size).toBe(0);
  });
});
