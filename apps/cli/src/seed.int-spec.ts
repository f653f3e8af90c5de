import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serviceToken, type TestGateway, testGateway } from '../../gateway/test/gateway';
import { type TestUpstream, testUpstream } from '../../gateway/test/upstream';
import { seed } from './seed';
import type { DemoFile } from './seed/demo-file';

let gateway: TestGateway;
let resolution: TestUpstream;

beforeAll(async () => {
  resolution = await testUpstream();
  gateway = await testGateway({ RESOLUTION_URL: resolution.url });
});
afterAll(async () => {
  await gateway.close();
  await resolution.close();
});

const run = () => seed({ url: gateway.url, serviceToken, stateDir: gateway.stateDir });
const file = (): DemoFile =>
  JSON.parse(readFileSync(join(gateway.stateDir, 'demo.json'), 'utf8')) as DemoFile;
const signIn = async ({ email, password }: { email: string; password: string }): Promise<number> => {
  const answer = await fetch(`${gateway.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return answer.status;
};
const counts = async () =>
  (
    await gateway.admin.query(
      `SELECT (SELECT count(*) FROM gateway.organisations)::int AS organisations,
              (SELECT count(*) FROM gateway.people)::int AS people,
              (SELECT count(*) FROM gateway.api_keys)::int AS keys`,
    )
  ).rows[0];

it('lays a demo in which everybody can sign in, and lays it once', async () => {
  expect(await run()).toBe('Demo: 10 people, 5 API keys, 4 organisations');
  const first = file();
  expect(statSync(join(gateway.stateDir, 'demo.json')).mode & 0o777).toBe(0o600);
  expect(first.people.map(({ role }) => role).toSorted()).toEqual(
    [
      'admin',
      'admin',
      'agent',
      'agent',
      'courier',
      'finance',
      'finance',
      'shipper',
      'shipper',
      'supervisor',
    ].toSorted(),
  );
  for (const person of first.people) expect(await signIn(person)).toBe(201);
  const whoIs = async (name: string) =>
    (
      await fetch(`${gateway.url}/api/session`, { headers: { 'x-api-key': first.keys[name] ?? '' } })
    ).json() as Promise<{
      personId: string;
      roles: string[];
    }>;
  const [shipper, staff, approver] = await Promise.all(['shipper', 'staff', 'approver'].map(whoIs));
  expect([shipper?.roles, staff?.roles, approver?.roles]).toEqual([['shipper'], ['agent'], ['finance']]);
  expect(new Set([shipper, staff, approver].map((who) => who?.personId)).size).toBe(3);
  expect(resolution.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
    ['melati', 'history'].map((name) => `PUT /payees/${first.organisations[name]}`),
  );

  const before = await counts();
  await run();
  expect(await counts()).toEqual(before);
  expect(file()).toEqual(first);
});

it('brings back a lost file and a password that was changed', async () => {
  const { people, keys } = file();
  await gateway.admin.query(`UPDATE gateway.people SET password_hash = NULL WHERE email = $1`, [
    people[0]?.email,
  ]);
  await gateway.admin.query(`UPDATE gateway.api_keys SET revoked_at = now() WHERE name = 'demo staff'`);
  await new Promise((resolve) => setTimeout(resolve, 5_100));
  await run();
  for (const person of people) expect(await signIn(person)).toBe(201);
  expect(file().keys['staff']).not.toBe(keys['staff']);
  expect(file().keys['shipper']).toBe(keys['shipper']);
});
