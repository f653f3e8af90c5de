import { password, type TestGateway, testGateway } from '../../test/gateway';
import { SessionPurge } from './session-purge';

let gateway: TestGateway;
let email: string;
let personId: string;

beforeAll(async () => {
  gateway = await testGateway();
  ({ email, id: personId } = await gateway.person(await gateway.organisation('operator'), ['agent']));
});
afterAll(() => gateway.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const me = (cookie: string) => fetch(`${gateway.url}/api/session`, { headers: { cookie } });

describe('signing in', () => {
  it('answers with a cookie that scripts and other sites do not get, and keeps only its hash', async () => {
    const answer = await post({ email, password });
    expect(answer.status).toBe(201);
    const cookie = answer.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^tuntas_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = /=([\w-]+);/.exec(cookie)?.[1] ?? '';
    const rows = await gateway.admin.query(
      `SELECT encode(token_hash, 'escape') AS hash FROM gateway.sessions`,
    );
    expect(JSON.stringify(rows.rows)).not.toContain(token);
    const who = await me(`tuntas_session=${token}`);
    expect(await who.json()).toMatchObject({ personId, email, roles: ['agent'], kind: 'person' });
  });

  it('takes the address in any case', async () => {
    expect((await post({ email: email.toUpperCase(), password })).status).toBe(201);
  });

  it('gives the same answer to a wrong password, an unknown address and a closed account', async () => {
    const closed = await gateway.person(await gateway.organisation('operator'), ['agent']);
    await gateway.admin.query('UPDATE gateway.people SET active = false WHERE id = $1', [closed.id]);
    const answers = await Promise.all([
      post({ email, password: 'wrong' }),
      post({ email: 'nobody@example.test', password }),
      post({ email: closed.email, password }),
    ]);
    const bodies = await Promise.all(
      answers.map((answer) => answer.json() as Promise<{ requestId?: string }>),
    );
    for (const body of bodies) delete body.requestId;
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('spends the same work on an unknown address as on a wrong password', async () => {
    const time = async (who: string) => {
      const start = performance.now();
      await post({ email: who, password: 'wrong' });
      return performance.now() - start;
    };
    await time(email);
    const known = Math.min(await time(email), await time(email));
    const unknown = Math.min(await time('no1@example.test'), await time('no1@example.test'));
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('gives a new token and ends the session the browser came with', async () => {
    const first = await gateway.cookie(email);
    const answer = await post({ email, password }, { cookie: first, origin: gateway.url });
    const second = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    expect(second).not.toBe(first);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  it('refuses what is not an e-mail address and names the field', async () => {
    const answer = await post({ email: 'x', password, admin: true });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ field: 'email' }),
        expect.objectContaining({ field: 'admin' }),
      ]),
    });
  });

  it('refuses a form of another site', async () => {
    expect((await post({ email, password }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ email, password }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('a session', () => {
  it('ends with signing out, wherever the cookie is still known', async () => {
    const cookie = await gateway.cookie(email);
    expect((await me(cookie)).status).toBe(200);
    const answer = await fetch(`${gateway.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie, origin: gateway.url },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^tuntas_session=; Max-Age=0;/);
    expect((await me(cookie)).status).toBe(401);
  });

  it('is not ended by another site', async () => {
    const cookie = await gateway.cookie(email);
    const signOut = (headers: Record<string, string>) =>
      fetch(`${gateway.url}/api/session`, { method: 'DELETE', headers: { cookie, ...headers } });
    expect((await signOut({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await signOut({})).status).toBe(403);
    expect((await me(cookie)).status).toBe(200);
  });

  it('changes nothing for another site', async () => {
    const cookie = await gateway.cookie(email);
    const answer = await fetch(`${gateway.url}/api/api-keys`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ name: 'x', roles: ['agent'] }),
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'auth.cross_site' });
  });

  it('is over after its time', async () => {
    const cookie = await gateway.cookie(email);
    await gateway.admin.query(`UPDATE gateway.sessions SET expires_at = now() - interval '1 second'`);
    expect((await me(cookie)).status).toBe(401);
  });

  it('leaves an audit row for each beginning and end, without an address or a token', async () => {
    const { rows } = await gateway.admin.query(
      `SELECT action, details::text FROM gateway.audit_rows WHERE subject = $1`,
      [personId],
    );
    const actions = rows.map(({ action }) => String(action));
    expect(actions).toEqual(
      expect.arrayContaining(['user.invited', 'password.set', 'session.opened', 'session.closed']),
    );
    expect(JSON.stringify(rows)).not.toContain(email);
  });

  it('that ended a month ago leaves the database', async () => {
    await gateway.cookie(email);
    await gateway.admin.query(`UPDATE gateway.sessions SET expires_at = now() - interval '31 days'`);
    const fresh = await gateway.cookie(email);
    await gateway.app.get(SessionPurge, { strict: false }).purge();
    const { rows } = await gateway.admin.query('SELECT count(*)::int AS left FROM gateway.sessions');
    expect(rows).toEqual([{ left: 1 }]);
    expect((await me(fresh)).status).toBe(200);
  });
});
