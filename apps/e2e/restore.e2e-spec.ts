import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@tuntas/contracts';
import { testEnvironment, waitFor } from '@tuntas/testing';
import { Client } from 'pg';
import { startStack, type Stack } from '../../deploy/local';
import { Api } from './support/api';
import { type Decided, decidedClaim } from './support/paid-claim';

jest.setTimeout(600_000);
// A second try would begin in the middle of the first one.
jest.retryTimes(0);

const idr = (amount: number) => ({ amount, currency: 'IDR' });
/** Above what leaves without a second person. */
const waiting = idr(400_000);

describe('the database restored to an earlier moment, as docs/operations.md says', () => {
  const { adminUrl, redisUrl, kafkaBrokers, topicPrefix: name, redisPrefix, stateDir } = testEnvironment();
  const moment = `${name}_moment`;
  let server: Client;
  let stack: Stack | undefined;

  beforeAll(async () => {
    server = new Client({ connectionString: adminUrl });
    await server.connect();
  });
  afterAll(async () => {
    await stack?.stop();
    for (const database of [name, moment])
      await server.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.end();
    rmSync(stateDir, { recursive: true, force: true });
  });

  const start = (topicPrefix: string): Promise<Stack> =>
    startStack({
      stateDir,
      given: { DATABASE_URL: adminUrl, REDIS_URL: redisUrl, KAFKA_BROKERS: kafkaBrokers.join(',') },
      database: name,
      topicPrefix,
      redisPrefix,
      restarts: false,
      rolePassword: 'demo-test-password',
      env: { ...process.env, LOG_LEVEL: 'warn', PAYOUT_LIMITS: JSON.stringify({ IDR: 300_000 }) },
    });
  const as = async (role: string): Promise<Api> => {
    const { people } = JSON.parse(readFileSync(join(stateDir, 'demo.json'), 'utf8')) as {
      people: { role: string; email: string; password: string }[];
    };
    const person = people.find((known) => known.role === role);
    return new Api(stack?.addresses.gateway ?? '').signIn(person?.email ?? '', person?.password ?? '');
  };
  const everybody = async () => {
    const [shipper, agent, finance] = await Promise.all(['shipper', 'agent', 'finance'].map(as));
    return { shipper, agent, finance } as Record<'shipper' | 'agent' | 'finance', Api>;
  };
  const payoutOf = async (finance: Api, { payoutId }: Decided) =>
    (await finance.get<{ state: string; approvalHash: string }>(`/api/payouts/${payoutId}`)).body;
  const approve = async (finance: Api, claim: Decided) => {
    const { approvalHash } = await payoutOf(finance, claim);
    const { status } = await finance.post(`/api/payouts/${claim.payoutId}/approve`, { approvalHash });
    expect(status).toBe(200);
  };
  const settled = (shipper: Api, { claimId }: Decided, what: string) =>
    waitFor(
      async () =>
        (await shipper.get<{ settlement: string }>(`/api/claims/${claimId}`)).body.settlement === 'paid',
      { timeout: 120_000, what },
    );
  const bankBook = async (): Promise<Record<string, unknown>> => {
    const authorization = `Bearer ${stack?.environment()['BANK_KEY'] ?? ''}`;
    return (await fetch(`${stack?.addresses.bank}/book`, { headers: { authorization } })).json() as never;
  };

  it('goes on from there, says again what was on its way, and pays nothing twice', async () => {
    stack = await start(name);
    await stack.run('apps/cli/src/seed.js');
    let at = await everybody();
    const before = await decidedClaim(at, idr(90_000));
    const undecided = await decidedClaim(at, waiting);
    await settled(at.shipper, before, 'the first payout');
    // Decided this moment: whatever follows from it is still on its way.
    const underway = await decidedClaim(at, idr(80_000));
    await stack.stop();
    await server.query(`CREATE DATABASE ${moment} TEMPLATE ${name}`);

    // What the restored database will know nothing of.
    stack = await start(name);
    at = await everybody();
    await approve(at.finance, undecided);
    await settled(at.shipper, undecided, 'the payout that a second person approved');
    await settled(at.shipper, underway, 'the payout that was on its way');
    const after = await decidedClaim(at, idr(70_000));
    await settled(at.shipper, after, 'the last payout');
    const paid = await bankBook();
    await stack.stop();

    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.query(`ALTER DATABASE ${moment} RENAME TO ${name}`);
    const restored = new Client({
      connectionString: Object.assign(new URL(adminUrl), { pathname: name }).href,
    });
    await restored.connect();
    for (const service of services) await restored.query(`UPDATE ${service}.outbox SET published_at = NULL`);
    await restored.end();
    renameSync(join(stateDir, 'audit-heads'), join(stateDir, 'audit-heads-before'));

    stack = await start(`${name}2`);
    at = await everybody();
    await settled(at.shipper, underway, 'the payout that was on its way, again');
    expect((await at.shipper.get(`/api/claims/${after.claimId}`)).status).toBe(404);
    expect((await payoutOf(at.finance, undecided)).state).toBe('awaiting_approval');
    await approve(at.finance, undecided);
    await settled(at.shipper, undecided, 'the approved payout, again');
    expect(await bankBook()).toEqual(paid);
    await settled(at.shipper, await decidedClaim(at, idr(60_000)), 'a payout of the new time');

    // Nothing is wrong but what the bank paid after the moment, which no restore can know.
    await expect(stack.run('apps/cli/src/verify.js')).rejects.toThrow('2 rows are wrong');
    const [wrong] = readFileSync(join(stateDir, 'logs', 'verify.log'), 'utf8')
      .split(/^(?:ok|WRONG) +/m)
      .filter((promise) => promise.includes('\n  '));
    expect(wrong).toMatch(/ledger equals the bank.*ledger 630000, bank 700000.*ledger 4, bank 5/s);
  });
});
