import { claimsWorld, type ClaimsWorld, damageOf, operator } from '../claims.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
/** Hours after which a first answer is late, and nothing else whatever the time of day. */
const LATE = 30;
const fileAgo = async (hours: number): Promise<string> => {
  const clock = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() - hours * hour));
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment()));
  clock.mockRestore();
  return filed.body.id;
};
const clocks = async (id: string, who = world.agent) => (await who.get(`/claims/${id}/clocks`)).body.items;
const clock = async (id: string, name: string, who = world.agent) =>
  (await clocks(id, who)).find((one: { name: string }) => one.name === name);
const explain = (id: string, clockId: string, body: object, who = world.agent) =>
  who.ask('PUT', `/claims/${id}/clocks/${clockId}/breach-reason`, { body });
const reasons = async (): Promise<Record<string, number>> => {
  const { body } = await world.agent.get('/sla-board');
  return Object.fromEntries(
    body.breaches.map(({ reason, claims }: { reason: string; claims: number }) => [reason, claims]),
  );
};

it('is explained by whoever knows, once more replaces it, and the board counts and lists by it', async () => {
  const id = await fileAgo(LATE);
  expect(await reasons()).toEqual({ nobody_took_it: 1 });
  await world.agent.post(`/claims/${id}/take`);
  expect(await reasons()).toEqual({ unexplained: 1 });
  const { id: late } = await clock(id, 'first_response');
  await explain(id, late, { reason: 'other' });
  const said = await explain(id, late, { reason: 'capacity', note: 'Two of us were ill.' }, world.otherAgent);
  expect(said.body).toMatchObject({ reason: 'capacity', note: 'Two of us were ill.', saidBy: 'agent-2' });
  expect(await clock(id, 'first_response')).toMatchObject({ overdue: true, breach: said.body });
  expect(await reasons()).toEqual({ capacity: 1 });
  const listed = await world.agent.get('/queue?overdue=true&breachReason=capacity');
  expect(listed.body.items).toMatchObject([{ id }]);
  expect((await world.agent.get('/queue?overdue=true&breachReason=other')).body.items).toEqual([]);
  const { body } = await world.agent.get('/sla-board');
  expect(body.missed).toEqual([{ reason: 'capacity', promises: 1 }]);
  const { rows } = await world.admin.query(
    `SELECT actor_id FROM claims.audit_rows WHERE subject = $1 AND action = 'sla.breach_explained' ORDER BY id`,
    [id],
  );
  expect(rows.map(({ actor_id }) => actor_id).sort()).toEqual(['agent-1', 'agent-2']);
});

it('stays known when the promise is kept at last, and when its priority gives it another budget', async () => {
  const id = await fileAgo(LATE);
  await world.agent.post(`/claims/${id}/take`);
  const { id: late } = await clock(id, 'first_response');
  await explain(id, late, { reason: 'waits_for_carrier' });
  await world.agent.post(`/claims/${id}/priority`, { priority: 'urgent' });
  const heirs = (await clocks(id)).filter(
    ({ name, supersededBy }: { name: string; supersededBy: string | null }) =>
      name === 'first_response' && supersededBy === null,
  );
  expect(heirs).toMatchObject([{ breach: { reason: 'waits_for_carrier' } }]);
  await world.agent.post(`/claims/${id}/messages`, { body: 'We are sorry.' });
  const { body } = await world.agent.get('/sla-board');
  expect(body.missed).toContainEqual({ reason: 'waits_for_carrier', promises: 1 });
});

it('is refused for a promise that is kept, an unknown clock, and anybody who is not of the desk', async () => {
  const [kept, late] = [await fileAgo(1), await fileAgo(LATE)];
  const running = await clock(kept, 'decision');
  expect((await explain(kept, running.id, { reason: 'other' })).body.code).toBe('sla.not_late');
  const missed = await clock(late, 'first_response');
  expect((await explain(kept, missed.id, { reason: 'other' })).status).toBe(404);
  expect((await explain(late, missed.id, { reason: 'nobody_took_it' })).status).toBe(400);
  expect((await explain(late, missed.id, { reason: 'other' }, world.shipper)).status).toBe(403);
  const finance = await world.person('finance-1', operator, 'finance');
  expect((await explain(late, missed.id, { reason: 'other' }, finance)).status).toBe(403);
  await explain(late, missed.id, { reason: 'other' });
  expect(await clock(late, 'first_response', world.shipper)).toMatchObject({ overdue: true, breach: null });
});

it('tells whether the office is open, so that a screen knows whether time runs', async () => {
  const id = await fileAgo(0);
  const always = await clock(id, 'first_response');
  expect(always.counting).toBe(true);
  const night = new Date('2026-12-06T20:00:00Z');
  jest.spyOn(world.clock, 'now').mockReturnValue(night);
  const decision = await clock(id, 'decision');
  jest.restoreAllMocks();
  expect(decision.counting).toBe(false);
});
