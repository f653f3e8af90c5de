import { claimsWorld, type ClaimsWorld, damageOf, operator } from '../claims.fixture';

let world: ClaimsWorld;
let lead: Awaited<ReturnType<ClaimsWorld['person']>>;
beforeEach(async () => {
  world = await claimsWorld();
  lead = await world.person('lead-1', operator, 'supervisor');
});
afterEach(() => world.close());

const hour = 3_600_000;
const fileAgo = async (hours: number, more: object = {}, parcel: object = {}): Promise<string> => {
  const clock = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() - hours * hour));
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment(parcel), more));
  clock.mockRestore();
  return filed.body.id;
};
const present = {
  available: true,
  awayUntil: null,
  loadCap: null,
  types: [],
  carriers: [],
  substituteId: null,
};
const set = async (personId: string, more: object, who = lead) => {
  const { headers } = await who.get(`/agents/${personId}`);
  return who.ask('PUT', `/agents/${personId}`, {
    body: { ...present, ...more },
    headers: { 'if-match': String(headers.etag) },
  });
};
const next = async (who = world.agent, filter: object = {}) =>
  (await who.post('/queue/next', filter)).body?.id;

describe('next', () => {
  it('stops at the load cap, also when pressed ten times at once', async () => {
    for (let n = 0; n < 4; n += 1) await fileAgo(n);
    await set('agent-1', { loadCap: 2 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.agent.post('/queue/next')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'agent.load_cap', load: 2, loadCap: 2 });
    // What waits for the claimant is not on the desk.
    const taken = answers.find(({ status }) => status === 200)?.body.id;
    await world.agent.post(`/claims/${taken}/evidence-request`, { items: ['invoice'] });
    expect((await world.agent.post('/queue/next')).status).toBe(200);
  });

  it('gives only what the agent has the skill for, and what the filter asks for', async () => {
    await fileAgo(9, { type: 'loss' });
    const sicepat = await fileAgo(8, {}, { carrier: 'sicepat' });
    const jne = await fileAgo(1);
    await set('agent-1', { types: ['damage'], carriers: ['kilat'] });
    expect(await next()).toBe(jne);
    expect(await next()).toBeUndefined();
    expect(await next(world.otherAgent, { carrier: ['sicepat'] })).toBe(sicepat);
  });

  it('gives the work of absent people to their substitute only, and of the lonely ones to anybody', async () => {
    const [covered, lonely] = [await fileAgo(9), await fileAgo(8)];
    await lead.post(`/claims/${covered}/assign`, { assigneeId: 'lead-1' });
    await set('agent-3', {});
    await lead.post(`/claims/${lonely}/assign`, { assigneeId: 'agent-3' });
    expect(await next()).toBeUndefined();
    await set('lead-1', { available: false, substituteId: 'agent-1' });
    await set('agent-3', { available: false });
    expect((await world.agent.get('/queue?assignee=covering')).body.items).toHaveLength(2);
    expect(await next(world.otherAgent)).toBe(lonely);
    expect(await next(world.otherAgent)).toBeUndefined();
    expect(await next()).toBe(covered);
    const { body } = await world.agent.get(`/claims/${covered}`);
    expect(body).toMatchObject({ assigneeId: 'agent-1' });
    expect(body.history.at(-1)).toMatchObject({ what: 'claim.assigned', actorId: 'agent-1' });
  });

  it('gives nothing to somebody who is away, until the absence ends', async () => {
    await fileAgo(1);
    await set('agent-1', { available: false, awayUntil: new Date(Date.now() + hour).toISOString() });
    expect((await world.agent.post('/queue/next')).body.code).toBe('agent.away');
    await set('agent-1', { available: false, awayUntil: new Date(Date.now() - hour).toISOString() });
    expect((await world.agent.post('/queue/next')).status).toBe(200);
  });
});

describe('agents', () => {
  it('say themselves when they are away; the rest is for a supervisor', async () => {
    expect(
      (await set('agent-1', { available: false, substituteId: 'agent-2' }, world.agent)).body,
    ).toMatchObject({
      present: false,
      standInId: 'agent-2',
      version: 1,
    });
    expect((await set('agent-1', { loadCap: 900 }, world.agent)).body.code).toBe('agent.not_yours');
    expect((await set('agent-2', { available: false }, world.agent)).body.code).toBe('agent.not_yours');
    expect((await set('agent-1', { substituteId: 'agent-1' })).body.code).toBe('agent.own_substitute');
    const stale = { body: present, headers: { 'if-match': '"0"' } };
    expect((await lead.ask('PUT', '/agents/agent-1', stale)).status).toBe(412);
  });

  it('are listed with what lies on their desks', async () => {
    await fileAgo(30);
    await next();
    await set('agent-2', { loadCap: 5 });
    const { items } = (await lead.get('/agents')).body;
    expect(items).toMatchObject([{ personId: 'agent-1', load: 1, open: 1, overdue: 1, version: 0 }]);
    expect((await lead.get('/agents/agent-2')).body).toMatchObject({ loadCap: 5, load: 0 });
    expect((await world.shipper.get('/agents')).status).toBe(403);
  });
});

describe('bulk', () => {
  const bulk = (body: object, key?: string) =>
    world.agent.post('/queue/bulk', body, key ? { 'idempotency-key': key } : {});
  const rows = (ids: string[]) => ids.map((id) => ({ id }));

  it('does 49 of 50 and says why one was refused', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => fileAgo(1)));
    await world.shipper.post(`/claims/${ids[7]}/cancel`);
    const { body } = await bulk({ action: 'priority', claims: rows(ids), priority: 'high' });
    expect(body).toMatchObject({ done: 49, refused: 1 });
    expect(body.items.map(({ claimId }: { claimId: string }) => claimId)).toEqual(ids);
    expect(body.items[7]).toMatchObject({ done: false, code: 'claim.not_open', claim: null });
    expect(body.items[8]).toMatchObject({ done: true, claim: { priority: 'high', version: 2 } });
  });

  it('assigns, gives back, holds and asks; stale versions and strangers are refused row by row', async () => {
    const [one, two] = [await fileAgo(1), await fileAgo(2)];
    const unknown = '0190a000-0000-7000-8000-0000000000ff';
    await set('agent-2', {});
    const given = await bulk({ action: 'assign', claims: rows([one, two, unknown]), assigneeId: 'agent-2' });
    expect(given.body).toMatchObject({ done: 2, refused: 1, items: [{}, {}, { code: 'claim.unknown' }] });
    const stale = await bulk({
      action: 'hold',
      claims: [{ id: one, version: 1 }, { id: two }],
      reason: 'inquiry',
    });
    expect(stale.body.items).toMatchObject([
      { code: 'precondition.failed' },
      { claim: { stage: 'on_hold' } },
    ]);
    expect((await bulk({ action: 'resume', claims: rows([two]) })).body.done).toBe(1);
    const asked = await bulk({
      action: 'request_evidence',
      claims: rows([two]),
      items: ['invoice'],
      note: 'Please',
    });
    expect(asked.body.items[0].claim.stage).toBe('needs_action');
    const back = await bulk({ action: 'assign', claims: rows([one]), assigneeId: null });
    expect(back.body.items[0].claim.assigneeId).toBeNull();
    expect(
      (await bulk({ action: 'assign', claims: rows([one]), assigneeId: 'ghost' })).body.items[0].code,
    ).toBe('agent.unknown');
  });

  it('approves small claims by their rule, once, and leaves the others to a person', async () => {
    const [small, large, suspicious] = [
      await fileAgo(1),
      await fileAgo(1, {}, { fee: { amount: 90_000, currency: 'IDR' } }),
      await fileAgo(1),
    ];
    const lines = [{ description: 'A chair', quantity: 1, claimedAmount: 900_000 }];
    const costly = await fileAgo(1, { lines }, { fee: { amount: 90_000, currency: 'IDR' } });
    for (const id of [small, large, costly])
      await world.admin.query('DELETE FROM claims.claim_findings WHERE claim_id = $1', [id]);
    const decide = { action: 'decide', claims: rows([small, large, costly, suspicious]) };
    expect((await bulk(decide)).body.code).toBe('idempotency.key_required');
    const first = await bulk(decide, 'bulk-1');
    expect(first.body.items).toMatchObject([
      { claim: { stage: 'decided' } },
      { claim: { stage: 'decided' } },
      { code: 'bulk.not_small' },
      { code: 'bulk.has_findings' },
    ]);
    const again = await bulk(decide, 'bulk-1');
    expect(again.body.done).toBe(2);
    const { rows: said } = await world.admin.query(
      `SELECT count(*)::int AS n FROM claims.outbox WHERE type = 'claim.decided'`,
    );
    expect(said[0].n).toBe(2);
    expect((await world.agent.get(`/claims/${small}`)).body.decisions).toMatchObject([
      { reasonCode: 'rule_estimate', approvedAmount: 130_000 },
    ]);
  });

  it('refuses what does not belong to the action', async () => {
    const claims = rows([await fileAgo(1)]);
    const wrong = await bulk({ action: 'hold', claims, priority: 'high' });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field)).toEqual(['priority', 'reason']);
    expect((await bulk({ action: 'resume', claims: [...claims, ...claims] })).status).toBe(400);
    expect((await world.shipper.post('/queue/bulk', { action: 'resume', claims })).status).toBe(403);
  });
});
