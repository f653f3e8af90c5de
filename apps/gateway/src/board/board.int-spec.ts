import { testEnvironment, uniqueName, waitFor } from '@tuntas/testing';
import { Queue } from 'bullmq';
import { type TestGateway, testGateway } from '../../test/gateway';
import { rawHttp } from '../../test/raw-http';

const prefix = uniqueName();
let gateway: TestGateway;
let queue: Queue;
let admin: string;
let agent: string;

beforeAll(async () => {
  queue = new Queue('timers-claims', { prefix, connection: { url: testEnvironment().redisUrl } });
  await queue.add('ring', { timer: '1' }, { delay: 60_000 });
  gateway = await testGateway({ REDIS_PREFIX: prefix });
  const operator = await gateway.organisation('operator');
  admin = await gateway.cookie((await gateway.person(operator, ['admin'])).email);
  agent = await gateway.cookie((await gateway.person(operator, ['agent', 'supervisor', 'finance'])).email);
});
afterAll(async () => {
  await gateway.close();
  await queue.obliterate({ force: true });
  await queue.close();
});

const get = (path: string, cookie?: string, accept = '*/*') =>
  fetch(gateway.url + path, { headers: { accept, ...(cookie ? { cookie } : {}) }, redirect: 'manual' });

describe('the queue board', () => {
  it('shows an admin the queues of the services', async () => {
    expect((await get('/board/', admin)).status).toBe(200);
    const found = await waitFor(async () => {
      const text = await (await get('/board/api/queues', admin)).text();
      return text.includes('timers-claims') && text;
    });
    expect(found).toContain('timers-claims');
  });

  it.each([
    '/board',
    '/board/',
    '/board/api/queues',
    '/board/static/favicon.ico',
    '/board/queue/timers-claims',
  ])('%s is for admins only', async (path) => {
    expect((await get(path)).status).toBe(401);
    expect((await get(path, agent)).status).toBe(403);
  });

  it('shows a browser where to sign in', async () => {
    const answer = await get('/board/', undefined, 'text/html');
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/sign-in?next=/board/');
  });

  it.each([
    '//board/api/queues',
    '/board//api/queues',
    '/Board/api/queues',
    '/board%2fapi/queues',
    '/%62oard/api/queues',
    '/board/../board/api/queues',
    '/board/%2e%2e/board/api/queues',
    '/board/./api/queues',
    '/board/api/queues/',
    '/board/api/queues;x=1',
    '/board/static/../../package.json',
    '/board/static/%2e%2e/%2e%2e/package.json',
    '/docs/../board/api/queues',
    '/api/../board/api/queues',
    '/api/board/api/queues',
  ])('%s does not get past', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      const { status, text } = await rawHttp(gateway.url, [
        `${method} ${path} HTTP/1.1`,
        'Content-Length: 0',
      ]);
      expect([400, 401, 404, 405]).toContain(status);
      expect(text).not.toContain('timers-claims');
    }
  });

  it('changes nothing for another site', async () => {
    const pause = (origin: string) =>
      fetch(`${gateway.url}/board/api/queues/timers-claims/pause`, {
        method: 'PUT',
        headers: { cookie: admin, origin },
      });
    expect((await pause('https://evil.example')).status).toBe(403);
    expect(await queue.isPaused()).toBe(false);
    expect((await pause(gateway.url)).status).toBe(200);
    expect(await queue.isPaused()).toBe(true);
  });
});
