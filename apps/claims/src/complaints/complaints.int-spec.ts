import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { v7 } from 'uuid';
import { type Answer, claimsWorld, type ClaimsWorld, damageOf, ifMatch, shop } from '../claims.fixture';
import { answerExample, complaintExample } from './complaints.dto';
import { ComplaintDeadlines } from './complaint-deadlines.service';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const slow = complaintExample;
const file = (more: object = {}): Promise<Answer> => world.shipper.post('/complaints', { ...slow, ...more });
const upheld = answerExample;
const sql = async (text: string, ...params: unknown[]) => (await world.admin.query(text, params)).rows;
const events = async (id: string): Promise<string[]> =>
  (await sql('SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq', id)).map(({ type }) => type);
const ring = (id: string, name: 'due' | 'close', at: Date) =>
  world.app
    .get(Database)
    .transaction(SYSTEM_SCOPE, (manager) =>
      world.app.get(ComplaintDeadlines, { strict: false })[name](manager, id, at),
    );
const days = (n: number) => new Date(Date.now() + n * 86_400_000);

describe('a complaint', () => {
  it('is filed once however often it is sent, with a clock of its own', async () => {
    const key = { 'idempotency-key': v7() };
    const first = await world.shipper.post('/complaints', slow, key);
    expect(first).toMatchObject({
      status: 201,
      body: {
        state: 'received',
        claimId: null,
        organisationId: shop,
        overdue: false,
        allowedActions: ['take', 'answer'],
      },
    });
    expect(first.body.number).toMatch(/^CPL-\d{4}-\d{6}$/);
    expect((await world.shipper.post('/complaints', slow, key)).body).toEqual(first.body);
    const left = new Date(first.body.dueAt).getTime() - Date.now();
    expect(left).toBeGreaterThan(11 * 86_400_000);
    expect(await sql('SELECT name FROM claims.timers WHERE subject = $1', first.body.id)).toEqual([
      { name: 'complaint.due' },
    ]);
    expect(await events(first.body.id)).toEqual(['complaint.received']);
    const [{ data }] = await sql('SELECT data FROM claims.outbox WHERE subject = $1', first.body.id);
    expect(JSON.stringify(data)).not.toContain('two weeks');
  });

  it('is answered, sent back once, answered by another person, and final then', async () => {
    const { body } = await file();
    const url = `/complaints/${body.id}`;
    const taken = await world.agent.post(`${url}/take`);
    expect(taken.body).toMatchObject({ state: 'in_progress', handlerId: 'agent-1' });
    expect((await world.agent.post(`${url}/answer`, upheld)).status).toBe(428);
    const answered = await world.agent.post(`${url}/answer`, upheld, ifMatch(taken));
    expect(answered.body).toMatchObject({
      state: 'answered',
      outcome: 'upheld',
      dueAt: null,
      answeredBy: 'agent-1',
    });
    expect((await world.shipper.get(url)).body.allowedActions).toEqual(['reopen']);
    const back = await world.shipper.post(`${url}/reopen`, { reason: 'Still nothing.' });
    expect(back.body).toMatchObject({ state: 'received', reopenedNo: 1, handlerId: null });
    expect(back.body.dueAt).not.toBeNull();
    const same = await world.agent.post(`${url}/answer`, upheld, ifMatch(back));
    expect(same).toMatchObject({ status: 403, body: { code: 'complaint.same_person' } });
    await world.otherAgent.post(`${url}/answer`, upheld, ifMatch(back));
    const again = await world.shipper.post(`${url}/reopen`, { reason: 'And again.' });
    expect(again).toMatchObject({ status: 409, body: { code: 'complaint.final' } });
    expect(await events(body.id)).toEqual([
      'complaint.received', 'complaint.answered', 'complaint.received', 'complaint.answered',
    ]); // prettier-ignore
  });

  it('is not handled by whoever decided the claim, nor by the claimant’s own people', async () => {
    const claim = await world.shipper.post('/claims', damageOf(await world.shipment()));
    const rejection = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No label.' };
    await world.agent.post(`/claims/${claim.body.id}/decision`, rejection, ifMatch(claim));
    const { body } = await file({ claimId: claim.body.id, category: 'unfair_decision' });
    expect(await world.agent.post(`/complaints/${body.id}/take`)).toMatchObject({
      status: 403,
      body: { code: 'complaint.concerned' },
    });
    const own = await world.person('agent-own', shop, 'agent');
    expect((await own.post(`/complaints/${body.id}/take`)).body.code).toBe('complaint.own_party');
    expect((await world.otherAgent.post(`/complaints/${body.id}/take`)).status).toBe(200);
    expect((await world.agent.post('/complaints', slow)).body.errors).toMatchObject([{ field: 'claimId' }]);
  });

  it('is overdue when read, and said so once: early nothing, late, twice', async () => {
    const { body } = await file();
    await ring(body.id, 'due', days(1));
    expect(await events(body.id)).toEqual(['complaint.received']);
    await sql(`UPDATE claims.complaints SET due_at = now() - interval '1 minute' WHERE id = $1`, body.id);
    expect((await world.shipper.get(`/complaints/${body.id}`)).body.overdue).toBe(true);
    expect((await world.agent.get('/complaints?overdue=true&limit=100')).body.items).toContainEqual(
      expect.objectContaining({ id: body.id }),
    );
    await ring(body.id, 'due', days(0));
    await ring(body.id, 'due', days(0));
    expect(await events(body.id)).toEqual(['complaint.received', 'complaint.overdue']);
  });

  it('closes on silence after an answer: early nothing, late, twice', async () => {
    const filed = await file();
    const { id } = filed.body;
    await world.agent.post(`/complaints/${id}/answer`, upheld, ifMatch(filed));
    await ring(id, 'close', days(13));
    expect((await world.shipper.get(`/complaints/${id}`)).body.state).toBe('answered');
    await ring(id, 'close', days(15));
    await ring(id, 'close', days(15));
    expect((await world.shipper.get(`/complaints/${id}`)).body).toMatchObject({
      state: 'closed',
      allowedActions: [],
    });
  });

  it('is nobody else’s: 404 on every route, and not in lists', async () => {
    const { body } = await file();
    for (const id of [body.id, v7()]) {
      expect((await world.otherShipper.get(`/complaints/${id}`)).body.code).toBe('complaint.unknown');
      expect((await world.otherShipper.post(`/complaints/${id}/reopen`, { reason: 'x' })).status).toBe(404);
    }
    expect((await world.otherShipper.get('/complaints')).body.items).toEqual([]);
    const foreign = await world.otherShipper.post('/claims', damageOf(await world.shipment()));
    expect(foreign.status).toBe(404);
    const claim = await world.shipper.post('/claims', damageOf(await world.shipment()));
    const onForeign = await world.otherShipper.post('/complaints', { ...slow, claimId: claim.body.id });
    expect(onForeign).toMatchObject({ status: 404, body: { code: 'claim.unknown' } });
  });
});
