import { type TestGateway, testGateway } from '../../test/gateway';

let gateway: TestGateway;
let ayu: { id: string; email: string };
let budi: { id: string; email: string };
let admin: { id: string; email: string };
const cookies = new Map<string, string>();

beforeAll(async () => {
  gateway = await testGateway();
  const operator = await gateway.organisation('operator');
  admin = await gateway.person(operator, ['admin', 'agent']);
  ayu = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
  budi = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
  for (const { id, email } of [admin, ayu, budi]) cookies.set(id, await gateway.cookie(email));
});
afterAll(() => gateway.close());

const ask = (who: { id: string }, method: string, path: string, body?: unknown) =>
  fetch(gateway.url + path, {
    method,
    headers: {
      cookie: cookies.get(who.id) ?? '',
      origin: gateway.url,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
interface Created {
  key: string;
  apiKey: { id: string; hint: string };
}
const create = async (who: { id: string }, body: unknown) => {
  const answer = await ask(who, 'POST', '/api/api-keys', body);
  return { status: answer.status, body: (await answer.json()) as Created };
};
const me = (key: string) =>
  fetch(`${gateway.url}/api/session`, { headers: { authorization: `Bearer ${key}` } });

describe('an API key', () => {
  it('is shown once, stored as a hash, and acts as its person', async () => {
    const { status, body } = await create(ayu, { name: 'shop', roles: ['shipper'] });
    expect(status).toBe(201);
    expect(body.key).toMatch(/^tnt_[\w-]{43}$/);
    const dump = await gateway.admin.query(`SELECT api_keys::text FROM gateway.api_keys`);
    expect(JSON.stringify(dump.rows)).not.toContain(body.key.slice(10));
    const list = await (await ask(ayu, 'GET', '/api/api-keys')).text();
    expect(list).toContain(body.apiKey.id);
    expect(list).not.toContain(body.key);
    expect(await (await me(body.key)).json()).toMatchObject({
      personId: ayu.id,
      kind: 'api_key',
      roles: ['shipper'],
    });
    const used = (await (await ask(ayu, 'GET', '/api/api-keys')).json()) as {
      items: { lastUsedAt: string | null }[];
    };
    expect(used.items[0]?.lastUsedAt).not.toBeNull();
  });

  it('stops at once when it is revoked, and may be revoked again', async () => {
    const { body } = await create(ayu, { name: 'short-lived', roles: ['shipper'] });
    expect((await me(body.key)).status).toBe(200);
    expect((await ask(ayu, 'DELETE', `/api/api-keys/${body.apiKey.id}`)).status).toBe(204);
    expect((await me(body.key)).status).toBe(401);
    expect((await ask(ayu, 'DELETE', `/api/api-keys/${body.apiKey.id}`)).status).toBe(204);
  });

  it('of another organisation is not there', async () => {
    const { body } = await create(ayu, { name: 'mine', roles: ['shipper'] });
    const foreign = await ask(budi, 'DELETE', `/api/api-keys/${body.apiKey.id}`);
    const missing = await ask(budi, 'DELETE', '/api/api-keys/0198c0de-0000-7000-8000-000000000001');
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect((await me(body.key)).status).toBe(200);
    expect(await (await ask(budi, 'GET', `/api/api-keys?personId=${ayu.id}`)).json()).toMatchObject({
      items: [],
    });
  });

  it('cannot do more than its person, now and later', async () => {
    expect((await create(ayu, { name: 'x', roles: ['shipper', 'admin'] })).status).toBe(422);
    const person = await gateway.person(await gateway.organisation('operator'), ['agent', 'finance']);
    const { body } = await create(admin, { name: 'both', roles: ['agent', 'finance'], personId: person.id });
    const read = await ask(admin, 'GET', `/api/people/${person.id}`);
    await fetch(`${gateway.url}/api/people/${person.id}`, {
      method: 'PATCH',
      headers: {
        cookie: cookies.get(admin.id) ?? '',
        origin: gateway.url,
        'content-type': 'application/json',
        'if-match': read.headers.get('etag') ?? '',
      },
      body: JSON.stringify({ roles: ['agent'] }),
    });
    expect(await (await me(body.key)).json()).toMatchObject({ roles: ['agent'] });
  });

  it('for somebody else is made by admins only', async () => {
    expect((await create(ayu, { name: 'x', roles: ['shipper'], personId: budi.id })).status).toBe(404);
    expect((await create(admin, { name: 'x', roles: ['shipper'], personId: budi.id })).status).toBe(201);
  });

  it('cannot make another', async () => {
    const { key } = await gateway.key(ayu.id, ['shipper']);
    const answer = await fetch(`${gateway.url}/api/api-keys`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'child', roles: ['shipper'] }),
    });
    expect(answer.status).toBe(403);
  });

  it.each(['tnt_', 'tnt_wrong', `tnt_${'a'.repeat(43)}`, 'nonsense', ''])('%j is none', async (key) => {
    expect((await me(key)).status).toBe(401);
  });
});
