import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import { Api } from '../support/api';
import { filed } from '../support/ops-claims';
import { decidedClaim } from '../support/paid-claim';
import { runStack, type RunningStack } from '../support/running-stack';
import { bombsThatWork, isImport } from './bombs';
import { sentAroundACrash } from './crash';
import { dawdlers, halves, say } from './halves';
import { argumentsOf, listeners } from './processes';
import { ask } from './raw';
import { reference, type Route } from './routes';
import { roles } from './system';

const freely = { capacity: 1_000_000, perSecond: 1_000_000 };
const onLinux = process.platform === 'linux' ? it : it.skip;

/** Abuses A8, A9 and A18-A20: what meets the system from outside, and what the system shows of itself. */
describe('the edges of the system', () => {
  let tuntas: RunningStack;
  let gateway: string;
  const people = new Map<string, Api>();
  const as = (role: string): Api => people.get(role) ?? tuntas.anonymous();
  const pids = (): (number | null)[] => [...tuntas.stack.services.values()].map(({ pid }) => pid);
  /** Everything that could be given away: secrets of the environment, and passwords inside of its addresses. */
  const secrets = (): string[] => {
    const environment = Object.entries(tuntas.stack.environment());
    const named = environment
      .filter(([name]) => /SECRET|TOKEN|KEY|PASSWORD/.test(name))
      .map(([, value]) => value);
    const urls = Object.values(tuntas.stack.settings.urls).map(
      (url) => /:\/\/[^/]*:([^@/]+)@/.exec(url)?.[1] ?? '',
    );
    return [...named, ...urls].filter((secret) => secret.length >= 8);
  };
  const count = async (table: string): Promise<number> => {
    const { rows } = await tuntas.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return rows[0]?.n ?? -1;
  };

  beforeAll(async () => {
    tuntas = await runStack({
      RATE_LIMITS: JSON.stringify({ person: freely, anonymous: freely, api_key: freely, search: freely }),
    });
    gateway = tuntas.stack.addresses.gateway;
    for (const role of roles) people.set(role, await tuntas.as(role));
  }, 240_000);

  afterAll(() => tuntas?.stop());

  onLinux('listen where it is declared, and nowhere else (A19)', () => {
    const { ports, urls } = tuntas.stack.settings;
    const all = listeners();
    const of = (wanted: readonly (number | null | undefined)[]) =>
      all.filter(({ pid }) => wanted.includes(pid)).map(({ address, port }) => `${address}:${port}`);
    const own = [...tuntas.stack.services.values(), ...tuntas.stack.helpers.values()].map(({ pid }) => pid);
    expect(new Set(of(own))).toEqual(new Set(Object.values(ports).map((port) => `127.0.0.1:${port}`)));
    const enginePorts = Object.values(urls).map((url) => Number(/:(\d+)(?:\/|$)/.exec(url)?.[1]));
    const engines = all.filter(({ port }) => enginePorts.includes(port)).map(({ pid }) => pid);
    expect(engines.length).toBeGreaterThanOrEqual(enginePorts.length);
    expect(of(engines).filter((place) => !/^(127\.0\.0\.1|::1):/.test(place))).toEqual([]);
  });

  onLinux('give no secret away in the arguments of a process (A20)', () => {
    const { ports } = tuntas.stack.settings;
    expect(secrets().length).toBeGreaterThan(8);
    const about = listeners().filter(({ address }) => /^(127|::1)/.test(address));
    expect(about.length).toBeGreaterThan(Object.keys(ports).length);
    for (const pid of new Set(about.map((one) => one.pid))) {
      for (const secret of secrets()) expect(argumentsOf(pid)).not.toContain(secret);
    }
  });

  it('give away nothing of their inside in an error (A20)', async () => {
    const [signedIn, json] = [as('agent').headers, { 'content-type': 'application/json' }];
    const asked: [string, Parameters<typeof ask>[2]][] = [
      ['/api/claims', { method: 'GET' }],
      ['/api/claims', { method: 'GET', headers: { authorization: 'Bearer tnt_wrong' } }],
      ['/api/claims', { method: 'GET', headers: { cookie: 'tuntas_session=wrong' } }],
      ['/api/claims', { method: 'POST', headers: { ...signedIn, ...json }, body: '{"lines":' }],
      ['/api/claims', { method: 'POST', headers: { ...signedIn, 'content-type': 'text/xml' }, body: '<a/>' }],
      ['/api/claims/%E0%A4%A', { method: 'GET', headers: signedIn }],
      ['/api/claims/nothing', { method: 'GET', headers: signedIn }],
      [`/api/claims/${randomUUID()}/evidence`, { method: 'POST', headers: signedIn }],
      ['/api/claims?cursor=x&sort=x', { method: 'GET', headers: signedIn }],
      ['/api/nothing', { method: 'GET', headers: signedIn }],
      ['/nothing.php', { method: 'GET' }],
      ['/t/%00', { method: 'GET' }],
      ['/api/deliveries/a.b.c', { method: 'GET' }],
      [
        '/api/session',
        { method: 'POST', headers: json, body: JSON.stringify({ email: 'a@b.test', password: 'x' }) },
      ],
    ];
    for (const [path, how] of asked) {
      const { status, text } = await ask(gateway, path, how);
      expect([path, status]).toEqual([path, expect.any(Number)]);
      if (status >= 400) expectNothingInside(text);
    }
  });

  const expectNothingInside = (text: string): void => {
    expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\bat \S+ \(|SELECT |postgres|ECONN|127\.0\.0\.1/i);
    for (const secret of secrets()) expect(text).not.toContain(secret);
  };

  it('take half a request for none, wait for nobody, and keep nothing of it (A9)', async () => {
    const claim = await filed(as('shipper'));
    const path = `/api/claims/${claim.id}/evidence`;
    const headersOf = (role: string) =>
      Object.entries(as(role).headers).map(([name, value]) => `${name}: ${value}`);
    const credentials = headersOf('shipper');
    const [before, alive] = [await count('claims.evidence'), pids()];
    // Somebody else's: one caller may be in the midst of so many, and what is over is refused.
    const slow = dawdlers(gateway, path, headersOf('agent'), 100);
    const wrong: string[] = [];
    for (const half of halves) {
      const told = await say(gateway, path, credentials, half);
      // A service that hangs up on what has no end may be gone before its refusal was passed on.
      const fits = half.more ? /^(4\d\d|503|hung up)$/ : /^(4\d\d|hung up)$/;
      if (!fits.test(told)) wrong.push(`${half.name}: ${told}`);
      if ((await as('shipper').get('/api/claims?limit=1')).status !== 200) wrong.push(`after ${half.name}`);
    }
    slow.forEach((socket) => socket.destroy());
    expect(wrong).toEqual([]);
    expect(pids()).toEqual(alive);
    expect(await count('claims.evidence')).toBe(before);
    const kept = (): string[] =>
      readdirSync(join(tuntas.stack.settings.stateDir, 'evidence'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    await waitFor(() => kept().length === 0, { what: 'every temporary file to go' });
  });

  it('answer what is small to send and large to look at at once, and everybody else meanwhile (A18)', async () => {
    const { routes } = await reference(tuntas.anonymous());
    const alive = pids();
    const takesText = (route: Route): boolean => route.body !== null || isImport(route);
    const role = ({ roles: may }: Route): Api => as(may?.[0] ?? 'nobody');
    expect(await bombsThatWork(tuntas, gateway, routes.filter(takesText), role)).toEqual([]);
    // Behind the gateway a body is read before its token is looked at.
    for (const service of services.filter((name) => name !== 'gateway')) {
      const address = tuntas.stack.addresses[service];
      const own = (await reference(new Api(address))).routes.filter(takesText).slice(0, 3);
      expect(await bombsThatWork(tuntas, address, own, () => tuntas.anonymous())).toEqual([]);
    }
    expect(pids()).toEqual(alive);
  });

  it('count a message once that was sent before and after its service was killed (A8)', async () => {
    const claim = await filed(as('shipper'));
    const path = `/api/claims/${claim.id}/messages`;
    const bodies = Array.from({ length: 30 }, (_, index) => ({ body: `Letter ${index}` }));
    const service = tuntas.stack.services.get('claims');
    if (!service) throw new Error('claims does not run');
    const { refusals, again } = await sentAroundACrash(as('shipper'), path, bodies, service);
    expect(again.map(({ status }) => status)).toEqual(bodies.map(() => 201));
    expect(await count(`claims.claim_messages WHERE claim_id = '${claim.id}'`)).toBe(bodies.length);
    // Those who were cut off are told how to find out, and nothing about what broke (A20).
    for (const { status, body } of refusals) {
      expect(status).toBe(503);
      expectNothingInside(JSON.stringify(body));
    }
  });

  it('book money once that was sent before and after its service was killed, and fifty times at once (A8)', async () => {
    const finance = as('finance');
    const people = { shipper: as('shipper'), agent: as('agent') };
    const { claimId, payoutId } = await decidedClaim(people, { amount: 90_000, currency: 'IDR' });
    const paid = async () =>
      (await people.agent.get<{ settlement: string }>(`/api/claims/${claimId}`)).body.settlement;
    await waitFor(async () => (await paid()) === 'paid', { timeout: 60_000, what: 'the claim to be paid' });
    const opened = await finance.post<{ id: string }>('/api/recoveries', {
      payoutId,
      debtorKind: 'carrier',
      debtor: 'JNE',
      amount: 90_000,
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    expect(opened.status).toBe(201);
    const path = `/api/recoveries/${opened.body.id}/receipts`;
    const receipt = { amount: 1_000, receivedOn: new Date().toISOString().slice(0, 10) };
    const service = tuntas.stack.services.get('resolution');
    if (!service) throw new Error('resolution does not run');
    const { again } = await sentAroundACrash(finance, path, Array(30).fill(receipt), service);
    expect(again.map(({ status }) => status)).toEqual(Array(30).fill(201));
    const idempotencyKey = randomUUID();
    const atOnce = await Promise.all(
      Array.from({ length: 50 }, () => finance.post(path, receipt, { idempotencyKey })),
    );
    expect(new Set(atOnce.map(({ status }) => status).filter((status) => status !== 409))).toEqual(
      new Set([201]),
    );
    expect((await finance.post(path, { ...receipt, amount: 2_000 }, { idempotencyKey })).status).toBe(422);
    const { rows } = await tuntas.database.query(
      'SELECT count(*)::int AS n, sum(amount)::int AS sum FROM resolution.recovery_receipts WHERE recovery_id = $1',
      [opened.body.id],
    );
    expect(rows).toEqual([{ n: 31, sum: 31_000 }]);
    await tuntas.stack.run('apps/cli/src/verify.js');
  });
});
