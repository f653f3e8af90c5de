import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type TestGateway, testGateway } from '../../test/gateway';
import { type TestUpstream, testUpstream } from '../../test/upstream';

const script = 'export const answer = 42;';
let folder: string;
let gateway: TestGateway;
let tracking: TestUpstream;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta content="__NONCE__"><meta content="__MAIL__">');
  writeFileSync(join(folder, 'mark.svg'), '<svg/>');
  writeFileSync(join(folder, 'service-worker.js'), script);
  writeFileSync(join(folder, 'assets/main-1a2b.js'), script);
  writeFileSync(join(folder, 'assets/main-1a2b.js.gz'), gzipSync(script));
  tracking = await testUpstream();
  tracking.answer((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"number":"1"}'),
  );
  gateway = await testGateway({
    CONSOLE_DIR: folder,
    MAIL_CATCHER_URL: 'http://127.0.0.1:3026/"x',
    TRACKING_URL: tracking.url,
  });
});
afterAll(async () => {
  await gateway.close();
  await tracking.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(gateway.url + path, { headers });

describe('a page of the console', () => {
  it.each(['/', '/sign-in', '/set-password', '/claims/1', '/ops/queue?sort=dueAt', '/nowhere/at/all'])(
    'is what %s gets, never kept',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('runs under a policy without anything inline, but for styles with its own nonce', async () => {
    const [one, other] = [await get('/'), await get('/')];
    const policy = one.headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("script-src 'self';");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(await one.text()).toContain(`content="${nonce}"`);
    expect(other.headers.get('content-security-policy')).not.toBe(policy);
  });

  it('knows where caught mail is, and cannot be broken by it', async () => {
    expect(await (await get('/')).text()).toContain('content="http://127.0.0.1:3026/%22x"');
  });
});

describe('a file of the console', () => {
  it('with a hash in its name is kept for a year, and travels packed', async () => {
    const answer = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(await answer.text()).toBe(script);
    const plain = await get('/assets/main-1a2b.js', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(script);
  });

  it('may fetch from here when it is the worker of a phone', async () => {
    const answer = await get('/service-worker.js');
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('without one is asked for again', async () => {
    const answer = await get('/mark.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });
});

describe('what is no page', () => {
  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e%2fpackage.json',
    '/assets/nothing.js',
    '/assets/main-1a2b.js.gz',
    '/api',
    '/api/nothing',
    '/docs/nothing',
    '/health/nothing',
    '/openapi.jsonx',
    '//ops/queue',
    '/%6fps/queue',
    '/API/claims',
    '/.well-known/nothing',
  ])('%s is a 404 that says so', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'route.not_found' });
  });
});

it('shows a person the page of a parcel, and tells a program the facts', async () => {
  const page = await get('/t/JNE1', { accept: 'text/html,*/*' });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('vary')).toBe('accept');
  expect(await (await get('/t/JNE1', { accept: '*/*' })).json()).toEqual({ number: '1' });
});

it('says what to do when the console is not built', async () => {
  const bare = await testGateway({ CONSOLE_DIR: join(folder, 'nothing') });
  const answer = await fetch(`${bare.url}/`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'console.not_built' });
  await bare.close();
});
