import { password, serviceToken, type TestGateway, testGateway } from '../../test/gateway';

let gateway: TestGateway;
let adminId: string;
let cookie: string;
let operatorId: string;

beforeAll(async () => {
  gateway = await testGateway();
  operatorId = await gateway.organisation('operator');
  const admin = await gateway.person(operatorId, ['admin']);
  adminId = admin.id;
  cookie = await gateway.cookie(admin.email);
});
afterAll(() => gateway.close());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(gateway.url + path, {
    method,
    headers: {
      cookie,
      origin: gateway.url,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const events = async (subject: string) =>
  (
    await gateway.admin.query('SELECT type, data FROM gateway.outbox WHERE subject = $1 ORDER BY seq', [
      subject,
    ])
  ).rows;

async function invited(email: string, organisationId: string, roles = ['shipper']) {
  const answer = await ask('POST', '/api/people', { organisationId, email, name: 'Siti', roles });
  return { answer, body: (await answer.json()) as { person: { id: string }; setPasswordUrl: string } };
}

describe('organisations', () => {
  it('are made once per Idempotency-Key and told of by id', async () => {
    const make = () =>
      ask(
        'POST',
        '/api/organisations',
        { kind: 'shipper', name: 'Toko Melati' },
        { 'idempotency-key': 'melati' },
      );
    const first = (await (await make()).json()) as { id: string };
    expect(await (await make()).json()).toEqual(first);
    expect(await events(first.id)).toEqual([
      { type: 'organisation.created', data: { organisationId: first.id, kind: 'shipper' } },
    ]);
    const listed = (await (await ask('GET', '/api/organisations?kind=shipper&sort=name')).json()) as {
      items: { id: string }[];
    };
    expect(listed.items.map(({ id }) => id)).toContain(first.id);
  });

  it.each(['?sort=id;drop', '?limit=1000', '?nonsense=1', '?cursor=x'])(
    'are not listed with %s',
    async (query) => {
      expect((await ask('GET', `/api/organisations${query}`)).status).toBe(400);
    },
  );
});

describe('inviting', () => {
  it('gives a link that sets a password once, and events without an address', async () => {
    const organisationId = await gateway.organisation('shipper');
    const { answer, body } = await invited('Siti@Example.Test', organisationId);
    expect(answer.status).toBe(201);
    expect(body.person).toMatchObject({ email: 'siti@example.test', hasPassword: false, active: true });
    const [event] = await events(body.person.id);
    expect(event).toMatchObject({
      type: 'user.invited',
      data: { personId: body.person.id, roles: ['shipper'] },
    });
    expect(JSON.stringify(event)).not.toContain('siti');

    const token = new URL(body.setPasswordUrl).hash.slice(1);
    const set = (given: string) => ask('POST', '/api/password', { token, password: given }, { cookie: '' });
    expect((await set('short')).status).toBe(422);
    expect((await set(password)).status).toBe(204);
    expect((await set('another sentence of mine')).status).toBe(422);
    expect(await gateway.cookie('siti@example.test')).toMatch(/^tuntas_session=./);
  });

  it('refuses an address twice, a role of another kind of organisation, and unknown fields', async () => {
    const organisationId = await gateway.organisation('shipper');
    expect((await invited('twice@example.test', organisationId)).answer.status).toBe(201);
    const again = await invited('TWICE@example.test', organisationId);
    expect(again.answer.status).toBe(409);
    const wrong = await invited('boss@example.test', organisationId, ['admin']);
    expect(wrong.answer.status).toBe(422);
    expect(wrong.body).toMatchObject({ code: 'person.role_not_of_organisation', forbidden: ['admin'] });
    const extra = await ask('POST', '/api/people', { organisationId, passwordHash: 'x', active: true });
    expect(extra.status).toBe(400);
  });

  it('an older link stops working when a newer one is made', async () => {
    const { body } = await invited('late@example.test', await gateway.organisation('shipper'));
    const newer = await ask('POST', `/api/people/${body.person.id}/password-link`);
    const { setPasswordUrl } = (await newer.json()) as { setPasswordUrl: string };
    const set = (url: string) =>
      ask('POST', '/api/password', { token: new URL(url).hash.slice(1), password });
    expect((await set(body.setPasswordUrl)).status).toBe(422);
    expect((await set(setPasswordUrl)).status).toBe(204);
  });
});

describe('changing people', () => {
  it('needs the version that was read; of two changes at once one is told', async () => {
    const { body } = await invited('changed@example.test', await gateway.organisation('shipper'));
    const path = `/api/people/${body.person.id}`;
    const etag = (await ask('GET', path)).headers.get('etag') ?? '';
    expect((await ask('PATCH', path, { locale: 'en' })).status).toBe(428);
    const both = await Promise.all(
      ['en', 'id'].map((locale) => ask('PATCH', path, { locale }, { 'if-match': etag })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await events(body.person.id)).map(({ type }) => type)).toEqual(['user.invited', 'user.updated']);
  });

  it('ends the sessions and keys of somebody who leaves, at once', async () => {
    const person = await gateway.person(operatorId, ['agent']);
    const theirs = await gateway.cookie(person.email);
    const { key } = await gateway.key(person.id, ['agent']);
    const me = (headers: Record<string, string>) => fetch(`${gateway.url}/api/session`, { headers });
    expect((await me({ cookie: theirs })).status).toBe(200);
    expect((await me({ 'x-api-key': key })).status).toBe(200);
    const etag = (await ask('GET', `/api/people/${person.id}`)).headers.get('etag') ?? '';
    expect(
      (await ask('PATCH', `/api/people/${person.id}`, { active: false }, { 'if-match': etag })).status,
    ).toBe(200);
    expect((await me({ cookie: theirs })).status).toBe(401);
    expect((await me({ 'x-api-key': key })).status).toBe(401);
  });

  it('does not let an admin lock themself out', async () => {
    const etag = (await ask('GET', `/api/people/${adminId}`)).headers.get('etag') ?? '';
    const answer = await ask('PATCH', `/api/people/${adminId}`, { roles: ['agent'] }, { 'if-match': etag });
    expect(answer.status).toBe(409);
  });

  it('is for admins', async () => {
    const agent = await gateway.cookie(
      (await gateway.person(operatorId, ['agent', 'supervisor', 'finance'])).email,
    );
    for (const path of ['/api/people', `/api/people/${adminId}`, '/api/organisations']) {
      expect((await ask('GET', path, undefined, { cookie: agent })).status).toBe(403);
    }
  });

  it('are erased with every access, and stay known by their id', async () => {
    const organisationId = await gateway.organisation('shipper');
    const person = await gateway.person(organisationId, ['shipper']);
    const session = await gateway.cookie(person.email);
    await gateway.key(person.id, ['shipper']);
    const erase = async (body: object) => {
      const answer = await ask('POST', `/api/people/${person.id}/erase`, body);
      return [answer.status, ((await answer.json()) as { erased?: boolean }).erased];
    };
    expect(await erase({})).toEqual([400, undefined]);
    const reason = 'The letter of 2 March';
    expect([await erase({ reason }), await erase({ reason })]).toEqual([
      [200, true],
      [200, false],
    ]);
    const trail = await gateway.admin.query(
      `SELECT details FROM gateway.audit_rows WHERE subject = $1 AND action = 'person.erased'`,
      [person.id],
    );
    expect(trail.rows).toEqual([{ details: { reason } }]);
    const { rows } = await gateway.admin.query(
      `SELECT p.name, p.email, p.active, p.password_hash AS password,
              (SELECT count(*)::int FROM gateway.sessions WHERE person_id = p.id) AS sessions,
              (SELECT count(*)::int FROM gateway.api_keys WHERE person_id = p.id) AS keys
       FROM gateway.people p WHERE id = $1`,
      [person.id],
    );
    const email = `${person.id}@erased.invalid`;
    expect(rows).toEqual([{ name: '—', email, active: false, password: null, sessions: 0, keys: 0 }]);
    expect((await fetch(`${gateway.url}/api/session`, { headers: { cookie: session } })).status).toBe(401);
    expect((await events(person.id)).map(({ type, data }) => [type, data.active])).toEqual([
      ['user.invited', undefined],
      ['user.updated', false],
    ]);
    const again = await invited(person.email, organisationId);
    expect(again.answer.status).toBe(201);
  });

  it('erase nobody who asks for themselves', async () => {
    const reason = 'By my own wish';
    expect((await ask('POST', `/api/people/${adminId}/erase`, { reason })).status).toBe(409);
  });

  it('answers a missing person with 404 and a bad id with 400', async () => {
    expect((await ask('GET', '/api/people/0198c0de-0000-7000-8000-000000000001')).status).toBe(404);
    expect((await ask('GET', "/api/people/1' OR '1'='1")).status).toBe(400);
  });
});

describe('contacts', () => {
  const contacts = (path: string, token = serviceToken) =>
    fetch(gateway.url + path, { headers: { authorization: `Bearer ${token}` } });

  it('are given to the services alone', async () => {
    const organisationId = await gateway.organisation('shipper');
    const person = await gateway.person(organisationId, ['shipper']);
    expect(await (await contacts(`/internal/people/${person.id}`)).json()).toMatchObject({
      personId: person.id,
      email: person.email,
      locale: 'id',
    });
    const list = (await (
      await contacts(`/internal/people?organisationId=${organisationId}&role=shipper`)
    ).json()) as [];
    expect(list).toHaveLength(1);
    expect((await (await contacts('/internal/people?role=admin')).json()) as []).not.toHaveLength(0);
    const search = async (name: string, token = serviceToken) =>
      fetch(`${gateway.url}/internal/people/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name, most: 1 }),
      });
    expect(await (await search('AYU')).json()).toMatchObject({ personIds: [expect.any(String)] });
    expect(await (await search('nobody has%')).json()).toEqual({ personIds: [], more: false });
    expect((await search('any', 'x'.repeat(40))).status).toBe(401);
    expect((await contacts('/internal/people')).status).toBe(400);
    expect((await contacts(`/internal/people/${person.id}`, 'x'.repeat(40))).status).toBe(401);
    expect((await ask('GET', `/internal/people/${person.id}`)).status).toBe(401);
  });
});

it('rolls back person, audit and event together', async () => {
  const count = async () =>
    (
      await gateway.admin.query(
        `SELECT (SELECT count(*) FROM gateway.people)::int AS people,
                (SELECT count(*) FROM gateway.outbox)::int AS events,
                (SELECT count(*) FROM gateway.audit_rows)::int AS rows`,
      )
    ).rows;
  const organisationId = await gateway.organisation('shipper');
  const before = await count();
  await gateway.admin.query('REVOKE INSERT ON gateway.password_links FROM tuntas_gateway');
  expect((await invited('rolled@example.test', organisationId)).answer.status).toBeGreaterThanOrEqual(500);
  await gateway.admin.query('GRANT INSERT ON gateway.password_links TO tuntas_gateway');
  expect(await count()).toEqual(before);
});

it('shows no row to a connection without a scope', async () => {
  await gateway.admin.query('SET ROLE tuntas_gateway');
  try {
    for (const table of ['organisations', 'people', 'sessions', 'api_keys', 'password_links']) {
      const { rows } = await gateway.admin.query(`SELECT count(*)::int AS rows FROM gateway.${table}`);
      expect(rows).toEqual([{ rows: 0 }]);
    }
  } finally {
    await gateway.admin.query('RESET ROLE');
  }
});
