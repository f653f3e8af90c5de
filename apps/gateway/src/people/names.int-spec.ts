import { type TestGateway, testGateway } from '../../test/gateway';

let gateway: TestGateway;
let operatorId: string;
let agent: { id: string; email: string };
let cookie: string;

beforeAll(async () => {
  gateway = await testGateway();
  operatorId = await gateway.organisation('operator');
  agent = await gateway.person(operatorId, ['agent']);
  cookie = await gateway.cookie(agent.email);
});
afterAll(() => gateway.close());

const ask = (query: string, as = cookie) =>
  fetch(`${gateway.url}/api/names${query}`, { headers: { cookie: as } });
const names = async (query: string) =>
  (await (await ask(query)).json()) as Record<'people' | 'organisations', { id: string; name: string }[]>;

describe('names for the desk', () => {
  it('are told by id, and of a whole role, and say nothing else', async () => {
    const shipperId = await gateway.organisation('shipper');
    const shipper = await gateway.person(shipperId, ['shipper']);
    const told = await names(`?person=${shipper.id}&organisation=${shipperId}&role=agent`);
    expect(told.people.map(({ id }) => id).sort()).toEqual([shipper.id, agent.id].sort());
    expect(told.organisations.map(({ id }) => id)).toEqual([shipperId]);
    expect(Object.keys(told.people[0] ?? {}).sort()).toEqual(['id', 'name']);
  });

  it('leave out ids that are nobody', async () => {
    const told = await names('?person=0192f1c2-0000-7000-8000-00000000dead');
    expect(told).toEqual({ people: [], organisations: [] });
  });

  it('are not for shippers, nor for their keys', async () => {
    const shipper = await gateway.person(await gateway.organisation('shipper'), ['shipper']);
    expect((await ask('?role=agent', await gateway.cookie(shipper.email))).status).toBe(403);
    const { key } = await gateway.key(shipper.id, ['shipper']);
    const byKey = await fetch(`${gateway.url}/api/names?role=agent`, { headers: { 'x-api-key': key } });
    expect(byKey.status).toBe(403);
  });
});
