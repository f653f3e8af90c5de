import { roles } from '@tuntas/contracts';
import { TokenVerifier } from '@tuntas/platform';
import { type TestGateway, testGateway } from '../../test/gateway';
import { rawHttp } from '../../test/raw-http';
import { type TestUpstream, testUpstream } from '../../test/upstream';
import { segments, upstreams } from './domain/upstreams';

let gateway: TestGateway;
let services: Record<(typeof upstreams)[number], TestUpstream>;
let shipper: { id: string; organisationId: string };
let key: string;

beforeAll(async () => {
  const [claims, resolution, tracking, notifications] = await Promise.all([
    testUpstream(),
    testUpstream(),
    testUpstream(),
    testUpstream(),
  ]);
  services = { claims, resolution, tracking, notifications };
  gateway = await testGateway({
    CLAIMS_URL: claims.url,
    RESOLUTION_URL: resolution.url,
    TRACKING_URL: tracking.url,
    NOTIFICATIONS_URL: notifications.url,
    UPSTREAM_TIMEOUT_MS: '500',
  });
  const organisationId = await gateway.organisation('shipper');
  shipper = { id: (await gateway.person(organisationId, ['shipper'])).id, organisationId };
  ({ key } = await gateway.key(shipper.id, ['shipper']));
});
afterAll(async () => {
  await gateway.close();
  await Promise.all(Object.values(services).map((service) => service.close()));
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(gateway.url + path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
const last = (service: TestUpstream) => service.seen.at(-1);

describe('passing a request on', () => {
  it.each(Object.entries(segments))('%s belongs to %s', async (segment, owner) => {
    const before = services[owner].seen.length;
    expect((await ask(`/api/${segment}`)).status).toBe(200);
    expect((await ask(`/api/${segment}/1/parts?limit=2&sort=-a%2Fb`)).status).toBe(200);
    expect(services[owner].seen.slice(before).map(({ url }) => url)).toEqual([
      `/${segment}`,
      `/${segment}/1/parts?limit=2&sort=-a%2Fb`,
    ]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s goes with its body, untouched', async (method) => {
    const body = '{ "amount" : 1.10, "amount": 2 }';
    const answer = await ask('/api/claims/1', {
      method,
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ method, url: '/claims/1', body });
  });

  it('carries what the contract names and makes the caller known by a token', async () => {
    await ask('/api/claims', {
      method: 'POST',
      headers: {
        'idempotency-key': 'k-1',
        'if-match': '"3"',
        'x-request-id': 'request-0001',
        cookie: 'tuntas_session=abc',
        'x-api-key': key,
        'x-http-method-override': 'DELETE',
        'x-forwarded-for': '10.0.0.1',
        'x-actor': 'admin',
        te: 'trailers',
      },
    });
    const headers = last(services.claims)?.headers ?? {};
    expect(headers).toMatchObject({
      'idempotency-key': 'k-1',
      'if-match': '"3"',
      'x-request-id': 'request-0001',
      'x-forwarded-for': '127.0.0.1',
      host: new URL(services.claims.url).host,
    });
    for (const name of ['cookie', 'x-api-key', 'x-http-method-override', 'x-actor', 'te']) {
      expect(headers).not.toHaveProperty(name);
    }
    const verifier = new TokenVerifier(`${gateway.url}/.well-known/jwks.json`);
    await expect(verifier.verify((headers.authorization ?? '').replace('Bearer ', ''))).resolves.toEqual({
      personId: shipper.id,
      organisationId: shipper.organisationId,
      roles: ['shipper'],
      kind: 'api_key',
    });
  });

  it('uses a token again instead of signing one per request', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask('/api/claims')));
    const tokens = new Set(services.claims.seen.slice(-20).map(({ headers }) => headers.authorization));
    expect(tokens.size).toBe(1);
  });

  it('brings the answer back, without the cookies of a service', async () => {
    services.tracking.answer((_request, response) => {
      response.writeHead(409, {
        etag: '"4"',
        'set-cookie': 'a=b',
        'content-type': 'application/problem+json',
      });
      response.end('{"code":"shipment.exists"}');
    });
    const answer = await ask('/api/shipments', { method: 'POST' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ code: 'shipment.exists' });
    expect(answer.headers.get('etag')).toBe('"4"');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('takes no answer of a service for an invitation to repeat the request', async () => {
    const before = services.resolution.seen.length;
    services.resolution.answer((_request, response) => response.writeHead(503, { 'retry-after': '1' }).end());
    expect((await ask('/api/payouts')).status).toBe(503);
    expect(services.resolution.seen.length - before).toBe(1);
  });
});

describe('what is not passed on', () => {
  const count = () => upstreams.reduce((sum, name) => sum + services[name].seen.length, 0);
  const refused = [
    'GET //api/claims',
    'GET /api//claims',
    'GET /api/claims//1',
    'GET /api/claims/',
    'GET /API/claims',
    'GET /api/Claims',
    'GET /api/claims/..',
    'GET /api/claims/../internal/people',
    'GET /api/claims/%2e%2e/internal/people',
    'GET /api/claims/%2e%2e%2finternal',
    'GET /api/claims/..%5cinternal',
    'GET /api/claims/%00',
    'GET /api/claims/%zz',
    'GET /api/claims/%252e%252e/internal',
    'GET /api/claims%2f1',
    'GET /api/internal/people',
    'GET /api/claims/../../internal/people',
    'GET /api/health/ready',
    'GET /api/metrics',
    'GET /api/unknown',
    'GET /api/t/1',
    'POST /t/1',
    'TRACE /api/claims',
    'OPTIONS /api/claims',
    'PROPFIND /api/claims',
    'GET http://127.0.0.1:1/api/claims//',
  ];

  it('GET /claims, a page of the console', async () => {
    const before = count();
    await fetch(`${gateway.url}/claims`, { headers: { 'x-api-key': key } });
    expect(count()).toBe(before);
  });

  it.each(refused)('%s', async (line) => {
    const before = count();
    const { status } = await rawHttp(gateway.url, [`${line} HTTP/1.1`, `Authorization: Bearer ${key}`]);
    expect([400, 403, 404, 405, 501]).toContain(status);
    expect(count()).toBe(before);
  });

  it.each([
    'GET /api/claims',
    'HEAD /api/claims',
    'GET /api/cl%61ims',
    'GET /api/claims/1',
    'GET /api/claims?x=1',
    'GET /api/claims;x=1',
    'GET /api/surveys',
    'GET /api/surveys/1/answers',
    'PUT /api/surveys/1',
    'DELETE /api/surveys/1',
  ])('%s without a key is never served', async (line) => {
    const before = count();
    const { status } = await rawHttp(gateway.url, [`${line} HTTP/1.1`]);
    expect([401, 404]).toContain(status);
    expect(count()).toBe(before);
  });

  it('a method that a header would like to override', async () => {
    services.claims.answer((request, response) => response.end(request.method));
    const answer = await ask('/api/claims/1', {
      headers: { 'x-http-method-override': 'DELETE', 'x-method': 'PUT' },
    });
    expect(await answer.text()).toBe('GET');
  });

  it('a token of the services: only keys and sessions count here', async () => {
    await ask('/api/claims');
    const token = last(services.claims)?.headers.authorization ?? '';
    const answer = await fetch(`${gateway.url}/api/claims`, { headers: { authorization: token } });
    expect(answer.status).toBe(401);
  });
});

describe('what a recipient may open without an account', () => {
  it.each([
    ['GET', '/t/JNE%20123', '/t/JNE%20123', 'tracking'],
    ['GET', '/api/berita-acara/BA-2026-000001', '/berita-acara/BA-2026-000001', 'claims'],
    ['GET', '/api/deliveries/tok.en', '/deliveries/tok.en', 'claims'],
    ['POST', '/api/deliveries/tok.en', '/deliveries/tok.en', 'claims'],
    ['GET', '/api/surveys/tok.en', '/surveys/tok.en', 'notifications'],
    ['POST', '/api/surveys/tok.en', '/surveys/tok.en', 'notifications'],
  ] as const)('%s %s', async (method, path, expected, owner) => {
    services[owner].answer((_request, response) => response.end('{}'));
    const answer = await fetch(gateway.url + path, { method, headers: { cookie: 'tuntas_session=x' } });
    expect(answer.status).toBe(200);
    expect(last(services[owner])).toMatchObject({ method, url: expected });
    expect(last(services[owner])?.headers).not.toHaveProperty('authorization');
    expect(last(services[owner])?.headers).not.toHaveProperty('cookie');
  });
});

describe('a service that does not answer', () => {
  it('is a 503 that says when to come back and how to be safe', async () => {
    const gone = await testUpstream();
    await gone.close();
    const other = await testGateway({ CLAIMS_URL: gone.url });
    try {
      const person = await other.person(await other.organisation('shipper'), ['shipper']);
      const { key: otherKey } = await other.key(person.id, ['shipper']);
      const answer = await fetch(`${other.url}/api/claims`, {
        method: 'POST',
        headers: { 'x-api-key': otherKey },
      });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'upstream.unavailable', service: 'claims' });
      // The same address works again as soon as the service does.
      const back = await testUpstream(Number(new URL(gone.url).port));
      expect((await fetch(`${other.url}/api/claims`, { headers: { 'x-api-key': otherKey } })).status).toBe(
        200,
      );
      await back.close();
    } finally {
      await other.close();
    }
  });

  it('in time is a 503 of its own code', async () => {
    services.claims.answer(() => undefined);
    const answer = await ask('/api/claims', { method: 'POST' });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'upstream.timeout' });
  });

  it('whole breaks the answer off instead of ending it', async () => {
    services.claims.answer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(ask('/api/claims').then((answer) => answer.text())).rejects.toThrow();
  });
});

it('serves every role, since the services decide', async () => {
  services.notifications.answer((_request, response) => response.end('{}'));
  const homes = {
    operator: ['agent', 'supervisor', 'finance', 'admin'],
    shipper: ['shipper'],
    carrier: ['courier'],
  };
  const asked = Object.entries(homes).map(async ([kind, held]) => {
    const organisationId = await gateway.organisation(kind as 'operator');
    return Promise.all(
      roles
        .filter((role) => held.includes(role))
        .map(async (role) => {
          const { key: own } = await gateway.key((await gateway.person(organisationId, [role])).id, [role]);
          return (await fetch(`${gateway.url}/api/inbox`, { headers: { 'x-api-key': own } })).status;
        }),
    );
  });
  expect((await Promise.all(asked)).flat()).toEqual(roles.map(() => 200));
});
