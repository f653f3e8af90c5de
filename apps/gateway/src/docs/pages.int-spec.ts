import { type TestGateway, testGateway } from '../../test/gateway';
import { type TestUpstream, testUpstream } from '../../test/upstream';

let gateway: TestGateway;
let claims: TestUpstream;
let ready = 200;

const document = {
  openapi: '3.1.0',
  info: { title: 'claims', version: '1' },
  paths: {
    '/claims': { get: { operationId: 'list', responses: {} } },
    '/health/ready': { get: { operationId: 'ready', responses: {} } },
    '/payouts': { get: { operationId: 'not-its-own', responses: {} } },
  },
};

beforeAll(async () => {
  claims = await testUpstream();
  claims.answer((request, response) => {
    response.statusCode = request.url === '/health/ready' ? ready : 200;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  gateway = await testGateway({
    CLAIMS_URL: claims.url,
    RESOLUTION_URL: claims.url,
    TRACKING_URL: claims.url,
    NOTIFICATIONS_URL: claims.url,
  });
});
afterAll(async () => {
  await gateway.close();
  await claims.close();
});

const get = (path: string) => fetch(gateway.url + path);

describe('the API reference', () => {
  it('has the routes of the services and the gateway’s own', async () => {
    const merged = (await (await get('/openapi.json')).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(merged.paths)).toEqual(
      expect.arrayContaining(['/api/claims', '/api/session', '/api/people', '/api/api-keys', '/api/events']),
    );
    const paths = Object.keys(merged.paths);
    expect(paths.filter((path) => /internal|health|jwks|board/.test(path))).toEqual([]);
    // Said by claims, owned by resolution: only what its owner says counts.
    expect(paths.filter((path) => path === '/api/payouts')).toHaveLength(1);
  });

  it('comes without anything from elsewhere, under a policy that lets it run', async () => {
    const page = await get('/docs');
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<script>|onload=/);
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await get(path ?? '')).status).toBe(200);
    }
  });
});

it.each(['/docs', '/api/claims', '/health/live'])('guards the browser on %s', async (path) => {
  const { headers } = await get(path);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

describe('readiness', () => {
  it('is that of everything behind the gateway', async () => {
    const answer = await get('/health/ready');
    expect(await answer.json()).toMatchObject({ checks: { claims: 'ok', notifications: 'ok' } });
    ready = 503;
    await new Promise((resolve) => setTimeout(resolve, 600));
    const down = await get('/health/ready');
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ checks: { claims: 'failing' } });
    expect((await get('/health/live')).status).toBe(200);
  });
});
