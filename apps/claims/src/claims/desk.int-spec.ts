import { Database } from '@tuntas/platform';
import { v7 } from 'uuid';
import { type Answer, claimsWorld, type ClaimsWorld, damageOf, ifMatch, otherShop } from '../claims.fixture';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const file = async (more: object = {}): Promise<Answer> => {
  const filed = await world.shipper.post('/claims', damageOf(await world.shipment(), more));
  return world.shipper.get(`/claims/${filed.body.id}`);
};
const approvalOf = ({ body }: Answer, approvedAmount = 130_000): object => ({
  outcome: 'approved',
  lines: [{ lineId: body.lines[0].id, approvedAmount }],
});
const rejection = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo of the label.' };
const events = async (id: string): Promise<string[]> => {
  const { rows } = await world.admin.query('SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq', [
    id,
  ]);
  return rows.map(({ type }) => type);
};
const timers = async (subject: string): Promise<Record<string, string>> => {
  const { rows } = await world.admin.query('SELECT name, state FROM claims.timers WHERE subject = $1', [
    subject,
  ]);
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
};
const clockOf = ({ body }: Answer, name: string) =>
  body.clocks.findLast((clock: { name: string }) => clock.name === name);

describe('deciding', () => {
  it('follows the rule without a reason and tells everybody', async () => {
    const claim = await file();
    const decided = await world.agent.post(
      `/claims/${claim.body.id}/decision`,
      approvalOf(claim),
      ifMatch(claim),
    );
    expect(decided).toMatchObject({
      status: 200,
      body: {
        stage: 'decided',
        decision: 'approved',
        approvedAmount: 130_000,
        remedy: 'compensation',
        nextDueAt: null,
        assigneeId: 'agent-1',
        decisions: [
          {
            decisionNo: 1,
            reasonCode: 'rule_estimate',
            ruleId: 'generic/uninsured',
            estimatedAmount: 130_000,
          },
        ],
      },
    });
    expect(decided.headers.etag).toBe('"2"');
    expect(decided.body.history.map((entry: { what: string }) => entry.what)).toEqual([
      'claim.submitted',
      'claim.taken',
      'claim.decided',
    ]);
    expect(clockOf(decided, 'decision').state).toBe('met');
    expect(await events(claim.body.id)).toEqual(['claim.submitted', 'claim.decided']);
    const { rows } = await world.admin.query(
      `SELECT count(*)::int AS n FROM claims.timers WHERE data->>'claimId' = $1 AND state = 'pending'`,
      [claim.body.id],
    );
    expect(rows[0].n).toBe(0);
  });

  it('needs a reason for another amount than the rule’s, and for a rejection', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}/decision`;
    const less = { ...approvalOf(claim, 50_000), outcome: 'approved_partial' };
    expect(await world.agent.post(url, less, ifMatch(claim))).toMatchObject({
      status: 400,
      body: { code: 'claim.reason_required', expected: 130_000, errors: [{ field: 'reasonCode' }] },
    });
    const wrong = await world.agent.post(url, { ...less, reasonCode: 'no_evidence' }, ifMatch(claim));
    expect(wrong.body.errors).toMatchObject([{ field: 'reasonCode' }]);
    const mute = await world.agent.post(
      url,
      { outcome: 'rejected', reasonCode: 'no_evidence' },
      ifMatch(claim),
    );
    expect(mute.body.errors).toMatchObject([{ field: 'reasonText' }]);
    expect(
      (await world.agent.post(url, { ...less, reasonCode: 'shared_fault' }, ifMatch(claim))).status,
    ).toBe(200);
  });

  it('asks for key and version, and refuses a stale one', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}/decision`;
    const body = approvalOf(claim);
    expect((await world.agent.post(url, body, { 'if-match': '"1"' })).status).toBe(400);
    expect((await world.agent.post(url, body, { 'idempotency-key': 'a' })).status).toBe(428);
    expect((await world.agent.post(url, body, { 'idempotency-key': 'b', 'if-match': '"7"' })).status).toBe(
      412,
    );
  });

  it('50 times at once decides once: one winner, the same answer again for its key, and refusals', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}/decision`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        world.agent.post(url, approvalOf(claim), ifMatch(claim, `key-${index % 25}`)),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    for (const { body } of winners) expect(body).toEqual(winners[0]?.body);
    expect(winners.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![200, 409, 412].includes(status))).toEqual([]);
    expect((await events(claim.body.id)).filter((type) => type === 'claim.decided')).toHaveLength(1);
    const again = await world.agent.post(url, approvalOf(claim), ifMatch(claim, 'key-999'));
    expect(again).toMatchObject({ status: 412 });
  });

  it('is refused twice with what is allowed', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}/decision`;
    const decided = await world.agent.post(url, approvalOf(claim), ifMatch(claim));
    const again = await world.agent.post(url, approvalOf(claim), ifMatch(decided));
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'claim.illegal_transition', allowed: [], stage: 'decided' },
    });
  });

  it('is not for people of the claimant’s organisation', async () => {
    const claim = await file();
    const own = await world.person('agent-own', claim.body.organisationId, 'agent');
    const refused = await own.post(`/claims/${claim.body.id}/decision`, approvalOf(claim), ifMatch(claim));
    expect(refused).toMatchObject({ status: 403, body: { code: 'claim.own_party' } });
  });
});

describe('an appeal', () => {
  it('opens the same record, for another person, twice at most', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    const rejected = await world.agent.post(`${url}/decision`, rejection, ifMatch(claim));
    expect(rejected.body).toMatchObject({
      decision: 'rejected',
      stage: 'decided',
      appealUntil: expect.any(String),
    });
    expect(rejected.body.allowedActions).toContainEqual({
      action: 'appeal',
      roles: ['shipper'],
      mandatory: false,
      dueAt: rejected.body.appealUntil,
    });
    expect(await timers(claim.body.id)).toMatchObject({ 'claim.close': 'pending' });

    expect((await world.shipper.post(`${url}/appeal`)).body.code).toBe('appeal.needs_ground');
    const appealed = await world.shipper.post(`${url}/appeal`, {
      reason: 'The label is on the second photo.',
    });
    expect(appealed.body).toMatchObject({ stage: 'in_review', decision: 'pending', assigneeId: null });
    expect(appealed.body.nextDueAt).not.toBeNull();
    expect(clockOf(appealed, 'decision')).toMatchObject({ generation: 2, state: 'running' });
    expect(await timers(claim.body.id)).toMatchObject({ 'claim.close': 'cancelled' });

    const same = await world.agent.post(`${url}/decision`, approvalOf(claim), ifMatch(appealed));
    expect(same).toMatchObject({ status: 403, body: { code: 'appeal.same_person' } });
    const second = await world.otherAgent.post(`${url}/decision`, rejection, ifMatch(appealed));
    expect(second.body.decisions).toHaveLength(2);
    const secondAppeal = await world.shipper.post(`${url}/appeal`, { reason: 'Look again.' });
    const third = await world.person('agent-3', null, 'agent');
    await third.post(`${url}/decision`, rejection, ifMatch(secondAppeal));
    const { allowedActions } = (await world.shipper.get(url)).body;
    expect(allowedActions.map(({ action }: { action: string }) => action)).not.toContain('appeal');
    expect((await world.shipper.post(`${url}/appeal`, { reason: 'And again.' })).body.code).toBe(
      'appeal.limit',
    );
    expect(await events(claim.body.id)).toEqual([
      'claim.submitted',
      'claim.decided',
      'claim.appealed',
      'claim.decided',
      'claim.appealed',
      'claim.decided',
    ]);
  });
});

describe('asking, holding, withdrawing', () => {
  it('a request pauses the clocks and arms the end of patience', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    const waiting = await world.agent.post(`${url}/evidence-request`, {
      items: ['photo_label'],
      note: 'Of the label, please.',
    });
    expect(waiting.body).toMatchObject({
      stage: 'needs_action',
      nextDueAt: null,
      answerBy: expect.any(String),
    });
    expect(clockOf(waiting, 'first_response').state).toBe('met');
    expect(clockOf(waiting, 'decision').state).toBe('paused');
    expect(clockOf(waiting, 'update')).toMatchObject({ generation: 2, state: 'paused' });
    expect(waiting.body.allowedActions).toContainEqual(
      expect.objectContaining({ action: 'provide_evidence', mandatory: true, dueAt: waiting.body.answerBy }),
    );
    expect(await timers(claim.body.id)).toEqual({ 'claim.expire': 'pending' });
    const { rows } = await world.admin.query(
      `SELECT p.paused_by, p.reason FROM claims.sla_pauses p JOIN claims.sla_clocks c ON c.id = p.clock_id WHERE c.claim_id = $1`,
      [claim.body.id],
    );
    expect(rows).toEqual([
      { paused_by: 'agent-1', reason: 'needs_action' },
      { paused_by: 'agent-1', reason: 'needs_action' },
    ]);
    const refused = await world.agent.post(`${url}/decision`, approvalOf(claim), ifMatch(waiting));
    expect(refused).toMatchObject({
      status: 409,
      body: { allowed: ['provide_evidence', 'hold', 'cancel', 'merge'] },
    });
  });

  it('on hold the clocks run', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    await world.agent.post(`${url}/take`);
    const held = await world.agent.post(`${url}/hold`, { reason: 'carrier_inquiry' });
    expect(held.body.stage).toBe('on_hold');
    expect(held.body.nextDueAt).not.toBeNull();
    expect((await world.agent.post(`${url}/resume`)).body.stage).toBe('in_review');
  });

  it('a claim is withdrawn before a decision only, and its clocks end', async () => {
    const claim = await file();
    const cancelled = await world.shipper.post(`/claims/${claim.body.id}/cancel`, { reason: 'Found it.' });
    expect(cancelled.body).toMatchObject({ stage: 'cancelled', nextDueAt: null, allowedActions: [] });
    expect(
      cancelled.body.clocks.every((clock: { state: string }) => ['met', 'stopped'].includes(clock.state)),
    ).toBe(true);
    const again = await world.shipper.post(`/claims/${claim.body.id}/cancel`);
    expect(again).toMatchObject({ status: 409, body: { code: 'claim.illegal_transition' } });
    // And makes room for another one.
    const { shipmentId } = claim.body;
    expect((await world.shipper.post('/claims', damageOf(shipmentId))).status).toBe(201);
  });
});

describe('reading', () => {
  it('lists by filter, sort and cursor', async () => {
    const waybill = `LIST${v7().slice(-6)}`;
    const shipments = await Promise.all([1, 2, 3].map(() => world.shipment({ waybill })));
    for (const shipmentId of shipments) await world.shipper.post('/claims', damageOf(shipmentId));
    const first = await world.shipper.get(`/claims?waybill=${waybill}&limit=2&sort=filedAt`);
    expect(first.body.items).toHaveLength(2);
    const rest = await world.shipper.get(
      `/claims?waybill=${waybill}&limit=2&sort=filedAt&cursor=${first.body.nextCursor}`,
    );
    expect(rest.body).toMatchObject({ items: [{ shipmentId: shipments[2] }], nextCursor: null });
    expect((await world.shipper.get(`/claims?waybill=${waybill}&stage=decided`)).body.items).toEqual([]);
    const several = `shipmentId=${shipments[0]}&shipmentId=${shipments[2]}&stage=submitted&stage=decided`;
    expect((await world.shipper.get(`/claims?${several}`)).body.items).toHaveLength(2);
  });

  it.each([
    'sort=password',
    'filter=1',
    'limit=1000',
    'stage=secret',
    'cursor=x',
    'type[]=loss',
    'sort=filedAt;drop',
  ])('refuses ?%s', async (query) => {
    expect(await world.shipper.get(`/claims?${query}`)).toMatchObject({
      status: 400,
      body: { errors: [expect.anything()] },
    });
  });

  it('hides suspicions from the claimant and shows them to the desk', async () => {
    const shipmentId = await world.shipment();
    await world.shipper.post('/claims', damageOf(shipmentId, { type: 'loss' }));
    const claim = await world.shipper.post('/claims', damageOf(shipmentId));
    const kinds = ({ body }: Answer) => body.findings.map((finding: { kind: string }) => finding.kind);
    expect(kinds(await world.shipper.get(`/claims/${claim.body.id}`))).not.toContain('possible_duplicate');
    expect(kinds(await world.agent.get(`/claims/${claim.body.id}`))).toContain('possible_duplicate');
  });
});

describe('another organisation', () => {
  it('gets 404 on every route, as for an id that does not exist', async () => {
    const claim = await file();
    for (const id of [claim.body.id, v7()]) {
      const routes: [method: 'get' | 'post', url: string, body?: object][] = [
        ['get', `/claims/${id}`],
        ['get', `/claims/${id}/history`],
        ['post', `/claims/${id}/cancel`],
        ['post', `/claims/${id}/appeal`, { reason: 'mine' }],
        ['post', `/claims/${id}/evidence`],
        ['get', `/claims/${id}/evidence/${v7()}`],
      ];
      for (const [method, url, body] of routes) {
        const answer =
          method === 'get' ? await world.otherShipper.get(url) : await world.otherShipper.post(url, body);
        expect({ url, status: answer.status, code: answer.body.code }).toEqual({
          url,
          status: 404,
          code: 'claim.unknown',
        });
      }
    }
    expect((await world.otherShipper.get(`/claims?waybill=${claim.body.waybill}`)).body.items).toEqual([]);
  });

  it('sees none of its rows, even where a statement forgot to ask', async () => {
    await file();
    const { app } = world;
    await app.get(Database).read(otherShop, async (manager) => {
      for (const table of [
        'claims',
        'claim_lines',
        'claim_history',
        'sla_clocks',
        'claim_findings',
        'shipments',
      ]) {
        const rows: unknown[] = await manager.query(
          `SELECT organisation_id FROM ${table} WHERE organisation_id <> '${otherShop}'`,
        );
        expect({ table, rows }).toEqual({ table, rows: [] });
      }
    });
  });

  it('may not do the desk’s work', async () => {
    const claim = await file();
    for (const action of ['take', 'hold', 'resume', 'decision', 'evidence-request']) {
      expect((await world.shipper.post(`/claims/${claim.body.id}/${action}`)).status).toBe(403);
    }
    expect((await world.shipper.get('/queue')).status).toBe(403);
  });
});
