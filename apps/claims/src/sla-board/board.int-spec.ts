import { claimsWorld, type ClaimsWorld, damageOf } from '../claims.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const hour = 3_600_000;
const fileAgo = async (hours: number): Promise<string> => {
  const clock = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() - hours * hour));
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment()));
  clock.mockRestore();
  return filed.body.id;
};
const query = (filter: Record<string, string | string[]>): string =>
  new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString();

it('tells how promises stand, and every number drills down to as many claims', async () => {
  for (const hours of [1, 30, 50]) await fileAgo(hours);
  const taken = await world.agent.post('/queue/next');
  await world.agent.post(`/claims/${taken.body.id}/hold`, { reason: 'carrier_inquiry' });
  await world.agent.post('/queue/next');
  const { body } = await world.agent.get('/sla-board');
  expect(body).toMatchObject({
    zone: 'Asia/Jakarta',
    load: [{ personId: 'agent-1', load: 1, open: 2, overdue: 2 }],
  });
  expect(body.breaches.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
    'unexplained',
    'waits_for_carrier',
  ]);
  expect(body.ageing.map(({ claims }: { claims: number }) => claims)).toEqual([1, 2, 0, 0, 0, 0]);
  const numbers: { claims: number; filter: Record<string, string[]> }[] = [
    ...body.breaches,
    ...body.ageing,
    ...body.load.map(({ open, filter }: { open: number; filter: object }) => ({ claims: open, filter })),
  ];
  for (const { claims, filter } of numbers) {
    const { body: counts } = await world.agent.get(`/queue/counts?${query(filter)}`);
    expect({ filter, total: counts.total }).toEqual({ filter, total: claims });
  }
  const days = body.trend.reduce((sum: number, { missed }: { missed: number }) => sum + missed, 0);
  const missedToday = body.today.reduce((sum: number, { missed }: { missed: number }) => sum + missed, 0);
  expect(days + missedToday).toBe(2);
  expect((await world.shipper.get('/sla-board')).status).toBe(403);
  expect((await world.agent.get('/sla-board?calendar=mars')).status).toBe(404);
});
