import { type Answer, claimsWorld, type ClaimsWorld, damageOf, ifMatch } from '../claims.fixture';

let one: ClaimsWorld;
let other: ClaimsWorld;
beforeAll(async () => {
  one = await claimsWorld();
  other = await claimsWorld({ beside: one.shared });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status).sort();
const file = async (): Promise<string> =>
  (await one.shipper.post('/claims', damageOf(await one.shipment()))).body.id;

describe('two processes on one claim', () => {
  it('filed by both at once is one', async () => {
    const parcel = await one.shipment();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other).shipper.post('/claims', damageOf(parcel))),
    );
    // One that comes in the very moment between may be told to try again; nobody is given another claim.
    const given = answers.filter(({ status }) => status < 300);
    expect(new Set(given.map(({ body }) => body.id)).size).toBe(1);
    const { rows } = await one.admin.query('SELECT id FROM claims.claims WHERE shipment_id = $1', [parcel]);
    expect(rows).toHaveLength(1);
    expect(statuses(answers).filter((status) => status === 201)).toHaveLength(1);
  });

  it('decided by both at once has one decision, and the other is told to read it again', async () => {
    const id = await file();
    const read = await one.agent.get(`/claims/${id}`);
    const decision = {
      outcome: 'approved',
      lines: [{ lineId: read.body.lines[0].id, approvedAmount: 130_000 }],
    };
    const answers = await Promise.all(
      [one, other, one, other].map(({ agent }) =>
        agent.post(`/claims/${id}/decision`, decision, ifMatch(read)),
      ),
    );
    expect(statuses(answers).filter((status) => status < 300)).toHaveLength(1);
    expect(statuses(answers).filter((status) => status === 409 || status === 412)).toHaveLength(3);
    expect((await other.agent.get(`/claims/${id}`)).body.decisions).toHaveLength(1);
  });

  it('taken as next by agents of both goes to one of them', async () => {
    await one.admin.query(`UPDATE claims.claims SET stage = 'cancelled', next_due_at = NULL`);
    const id = await file();
    const answers = await Promise.all(
      [one.agent, other.otherAgent].map((agent) => agent.post('/queue/next')),
    );
    expect(statuses(answers)).toEqual([200, 204]);
    expect(answers.find(({ status }) => status === 200)?.body.id).toBe(id);
  });

  it('changed in one is seen with its new version in the other', async () => {
    const id = await file();
    const before = await other.agent.get(`/claims/${id}`);
    await one.agent.post(`/claims/${id}/priority`, { priority: 'urgent' });
    const after = await other.agent.get(`/claims/${id}`);
    expect(after.body).toMatchObject({ priority: 'urgent', version: before.body.version + 1 });
  });
});
