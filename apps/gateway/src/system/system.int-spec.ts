import { serviceToken, type TestGateway, testGateway } from '../../test/gateway';
import { type TestUpstream, testUpstream } from '../../test/upstream';
import type { SystemView } from './system.dto';

const figures = {
  service: 'claims',
  ready: true,
  checks: { database: 'ok' },
  startedAt: '2026-11-27T00:00:00.000Z',
  memoryBytes: 1_000,
  outbox: { depth: 0, oldestSeconds: 0 },
  lag: 0,
  deadLetters: 2,
  parked: 0,
  timers: { pending: 3, overdue: 0, failing: 0 },
};

describe('the state of the system', () => {
  let gateway: TestGateway;
  let claims: TestUpstream;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    claims = await testUpstream();
    gateway = await testGateway({ CLAIMS_URL: claims.url });
    const operator = await gateway.organisation('operator');
    for (const role of ['admin', 'finance'] as const) {
      const person = await gateway.person(operator, [role]);
      keys[role] = (await gateway.key(person.id, [role])).key;
    }
  });
  afterAll(async () => {
    await gateway.close();
    await claims.close();
  });

  const ask = (path: string, role = 'admin', init: RequestInit = {}) =>
    fetch(`${gateway.url}${path}`, { ...init, headers: { 'x-api-key': keys[role] ?? '', ...init.headers } });

  it('names what is down, what is stuck and what is well', async () => {
    claims.answer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(figures));
    });
    const system = (await (await ask('/api/system')).json()) as SystemView;
    expect(system.state).toBe('down');
    expect(system.services.map(({ name, state }) => [name, state])).toEqual([
      ['claims', 'degraded'],
      ['resolution', 'down'],
      ['tracking', 'down'],
      ['notifications', 'down'],
      ['gateway', 'degraded'],
    ]);
    const asked = claims.seen.find(({ url }) => url === '/internal/system');
    expect(asked?.headers.authorization).toBe(`Bearer ${serviceToken}`);
    expect(system.services[4]?.figures).toMatchObject({ checks: { claims: 'ok', resolution: 'failing' } });
  });

  it('is for administrators', async () => {
    expect((await ask('/api/system', 'finance')).status).toBe(403);
    expect((await ask('/api/dead-letters/claims', 'finance')).status).toBe(403);
  });

  it('leads to the dead letters of the service that is named', async () => {
    claims.answer((request, response) => response.end(request.url));
    expect(await (await ask('/api/dead-letters/claims?limit=5')).text()).toBe('/dead-letters?limit=5');
    const replay = await ask('/api/dead-letters/claims/1/replay', 'admin', { method: 'POST' });
    expect(await replay.text()).toBe('/dead-letters/1/replay');
  });

  it.each([
    '/api/dead-letters/nobody',
    '/api/dead-letters/gateway',
    '/api/dead-letters/claims/..',
    '/api/dead-letters/claims/%2e%2e/internal',
    '/api/dead-letters',
    '/api/dead-letters/internal',
  ])('leads nowhere from %s', async (path) => {
    const before = claims.seen.length;
    expect((await ask(path)).status).toBe(404);
    expect(claims.seen.slice(before).filter(({ url }) => !url.startsWith('/health'))).toEqual([]);
  });
});
