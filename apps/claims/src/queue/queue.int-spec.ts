import { claimsWorld, type ClaimsWorld, damageOf, operator, shop } from '../claims.fixture';

let world: ClaimsWorld;
beforeEach(async () => {
  world = await claimsWorld();
});
afterEach(() => world.close());

const hour = 3_600_000;
const fileAgo = async (hours: number, more: object = {}): Promise<string> => {
  const clock = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() - hours * hour));
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment(), more));
  clock.mockRestore();
  return filed.body.id;
};

describe('the queue', () => {
  it('shows the breached first and then whoever has least time left, page by page', async () => {
    const [fresh, breached, close] = [await fileAgo(0), await fileAgo(30), await fileAgo(20)];
    const first = await world.agent.get('/queue?limit=2');
    expect(
      first.body.items.map(({ id, overdue }: { id: string; overdue: boolean }) => [id, overdue]),
    ).toEqual([
      [breached, true],
      [close, false],
    ]);
    const rest = await world.agent.get(`/queue?limit=2&cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ id: fresh }], nextCursor: null });
  });

  it('filters and counts', async () => {
    await fileAgo(30);
    await fileAgo(1, { type: 'loss' });
    await world.agent.post('/queue/next');
    expect((await world.agent.get('/queue/counts')).body).toEqual({
      total: 2,
      bounded: false,
      overdue: 1,
      unassigned: 1,
      mine: 1,
      byStage: { in_review: 1, submitted: 1 },
      byType: { damage: 1, loss: 1 },
      byPriority: { normal: 2 },
      byClock: { first_response: 2 },
      byCarrier: { kilat: 2 },
      byAssignee: { 'agent-1': 1 },
      byOrganisation: { [shop]: 2 },
    });
    expect((await world.agent.get('/queue?type=loss')).body.items).toHaveLength(1);
    expect((await world.agent.get('/queue?assignee=me')).body.items).toMatchObject([{ type: 'damage' }]);
    expect((await world.agent.get('/queue?overdue=false')).body.items).toMatchObject([{ type: 'loss' }]);
    expect((await world.agent.get('/queue/counts?overdue=true&assignee=nobody')).body.total).toBe(0);
    expect((await world.agent.get('/queue?sort=number')).status).toBe(400);
  });

  it('leaves out what waits for the claimant, and what is decided', async () => {
    const id = await fileAgo(1);
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    expect((await world.agent.get('/queue')).body.items).toEqual([]);
    expect((await world.agent.post('/queue/next')).status).toBe(204);
  });
});

describe('next', () => {
  it('gives 20 agents at once 20 different claims', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => fileAgo(index)));
    const agents = await Promise.all(
      Array.from({ length: 20 }, (_, n) => world.person(`agent-${n}`, operator, 'agent')),
    );
    const answers = await Promise.all(agents.map((agent) => agent.post('/queue/next')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map(({ body }) => body.id))).toEqual(new Set(ids));
    answers.forEach(({ body }, index) =>
      expect(body).toMatchObject({ assigneeId: `agent-${index}`, stage: 'in_review' }),
    );
    const { rows } = await world.admin.query(
      `SELECT count(*)::int AS n FROM claims.audit_rows WHERE action = 'claim.taken'`,
    );
    expect(rows[0].n).toBe(20);
    expect(answers[0]?.body.history.at(-1)).toMatchObject({
      what: 'claim.taken',
      actorId: 'agent-0',
      actorRole: 'agent',
    });
    expect((await world.agent.post('/queue/next')).status).toBe(204);
  });

  it('never gives a claim of the agent’s own organisation, nor an appeal against its own decision', async () => {
    const id = await fileAgo(1);
    const own = await world.person('agent-own', shop, 'agent');
    expect((await own.post('/queue/next')).status).toBe(204);
    const taken = await world.agent.post('/queue/next');
    await world.agent.post(
      `/claims/${id}/decision`,
      { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo.' },
      { 'if-match': String(taken.headers.etag), 'idempotency-key': 'queue-1' },
    );
    await world.shipper.post(`/claims/${id}/appeal`, { reason: 'There was one.' });
    expect((await world.agent.post('/queue/next')).status).toBe(204);
    expect((await world.otherAgent.post('/queue/next')).body.id).toBe(id);
  });
});
