import { v7 } from 'uuid';
import {
  type Answer,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  ifMatch,
  operator,
  shop,
} from '../claims.fixture';
import { qaExample } from './qa.dto';
import { isSampled } from './domain/sample';

let world: ClaimsWorld;
let supervisor: ClaimsWorld['agent'];
beforeAll(async () => {
  world = await claimsWorld();
  supervisor = await world.person('supervisor-1', operator, 'supervisor');
});
afterAll(() => world.close());

const rejection = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo of the label.' };
const approval = ({ body }: Answer) => ({
  outcome: 'approved',
  lines: [{ lineId: body.lines[0].id, approvedAmount: 130_000 }],
});
const file = async (): Promise<Answer> => world.shipper.post('/claims', damageOf(await world.shipment()));
const decide = (claim: Answer, body: object) =>
  world.agent.post(`/claims/${claim.body.id}/decision`, body, ifMatch(claim));

/** A decision that is in the sample, whatever the rate would say. */
async function sampled(body: (claim: Answer) => object): Promise<{ claim: Answer; id: string }> {
  const claim = await file();
  await decide(claim, body(claim));
  await world.admin.query(
    `INSERT INTO claims.qa_reviews (id, claim_id, decision_no, organisation_id, outcome, decided_by, decided_at)
     SELECT $2, claim_id, decision_no, organisation_id, outcome, decided_by, decided_at
     FROM claims.claim_decisions WHERE claim_id = $1 ON CONFLICT DO NOTHING`,
    [claim.body.id, v7()],
  );
  const { rows } = await world.admin.query('SELECT id FROM claims.qa_reviews WHERE claim_id = $1', [
    claim.body.id,
  ]);
  return { claim, id: rows[0].id };
}

describe('quality reviews', () => {
  it('are drawn by hash and rate, and imported decisions are not', async () => {
    const claims: Answer[] = [];
    for (let n = 0; n < 40; n += 1) claims.push(await file());
    for (const claim of claims) await decide(claim, rejection);
    const expected = claims.filter(({ body }) => isSampled(body.id, 1, 10)).map(({ body }) => body.id);
    const { rows } = await world.admin.query('SELECT claim_id FROM claims.qa_reviews');
    expect(rows.map(({ claim_id }) => claim_id).sort()).toEqual(expected.sort());
    let imported = await file();
    while (!isSampled(imported.body.id, 1, 10)) imported = await file();
    await decide(imported, { ...rejection, reasonCode: 'historical' });
    const none = await world.admin.query('SELECT FROM claims.qa_reviews WHERE claim_id = $1', [
      imported.body.id,
    ]);
    expect(none.rowCount).toBe(0);
  });

  it('are never done by the one who decided, nor by the claimant’s own people', async () => {
    const { id } = await sampled(() => rejection);
    expect(await world.agent.post(`/qa-reviews/${id}`, { verdict: 'agree' })).toMatchObject({
      status: 403,
      body: { code: 'qa.own_decision' },
    });
    const own = await world.person('agent-own', shop, 'agent');
    expect((await own.post(`/qa-reviews/${id}`, { verdict: 'agree' })).status).toBe(403);
    expect((await world.shipper.get('/qa-reviews')).status).toBe(403);
    const mine = await world.agent.get('/qa-reviews?mine=true&limit=100');
    expect(mine.body.items.every(({ mayReview }: { mayReview: boolean }) => !mayReview)).toBe(true);
    expect((await world.agent.get('/qa-reviews?mine=false')).body.items).toEqual([]);
  });

  it('that agree change nothing and are given once', async () => {
    const { claim, id } = await sampled(() => rejection);
    const agreed = await supervisor.post(`/qa-reviews/${id}`, { verdict: 'agree' });
    expect(agreed.body).toMatchObject({ state: 'agreed', consequence: 'none', reviewedBy: 'supervisor-1' });
    expect((await supervisor.post(`/qa-reviews/${id}`, { verdict: 'agree' })).body.code).toBe('qa.reviewed');
    expect((await world.shipper.get(`/claims/${claim.body.id}`)).body.stage).toBe('decided');
  });

  it('that disagree with a rejection have it decided by somebody else', async () => {
    const { claim, id } = await sampled(() => rejection);
    const url = `/claims/${claim.body.id}`;
    expect((await supervisor.post(`/qa-reviews/${id}`, { verdict: 'disagree' })).status).toBe(400);
    const disagreed = await supervisor.post(`/qa-reviews/${id}`, {
      verdict: 'disagree',
      reason: 'It is on photo two.',
    });
    expect(disagreed.body).toMatchObject({ state: 'disagreed', consequence: 'reopened' });
    const again = await world.agent.get(url);
    expect(again.body).toMatchObject({ stage: 'in_review', decision: 'pending', assigneeId: null });
    expect(again.body.nextDueAt).not.toBeNull();
    const { rows } = await world.admin.query(
      'SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq',
      [claim.body.id],
    );
    expect(rows.at(-1).type).toBe('claim.decision_withdrawn');
    expect(await world.agent.post(`${url}/decision`, approval(again), ifMatch(again))).toMatchObject({
      status: 403,
      body: { code: 'appeal.same_person' },
    });
    expect((await world.otherAgent.post(`${url}/decision`, approval(again), ifMatch(again))).status).toBe(
      200,
    );
  });

  it('that disagree with an approval flag it: money may be on its way', async () => {
    const { claim, id } = await sampled(approval);
    const disagreed = await supervisor.post(`/qa-reviews/${id}`, qaExample);
    expect(disagreed.body).toMatchObject({ consequence: 'flagged' });
    const after = await world.agent.get(`/claims/${claim.body.id}`);
    expect(after.body).toMatchObject({ stage: 'decided', decision: 'approved' });
    expect(after.body.findings).toContainEqual(
      expect.objectContaining({ kind: 'qa_disagreement', ruleId: 'qa/1' }),
    );
    const shipper = await world.shipper.get(`/claims/${claim.body.id}`);
    expect(shipper.body.findings).not.toContainEqual(expect.objectContaining({ kind: 'qa_disagreement' }));
  });
});
