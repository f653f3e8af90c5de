import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { v7 } from 'uuid';
import {
  type Answer,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  ifMatch,
  operator,
  otherShop,
} from '../claims.fixture';
import { completeRemedy, openRemedy } from './domain/decide-settlement';
import { SettlementService } from './settlement.service';

let world: ClaimsWorld;
beforeAll(async () => {
  world = await claimsWorld();
});
afterAll(() => world.close());

const file = async (more: object = {}, shipmentId?: string): Promise<Answer> => {
  const filed = await world.shipper.post('/claims', damageOf(shipmentId ?? (await world.shipment()), more));
  return world.shipper.get(`/claims/${filed.body.id}`);
};
const sql = async (text: string, ...params: unknown[]) => (await world.admin.query(text, params)).rows;
const timer = async (name: string, subject: string) =>
  (await sql('SELECT state, due_at FROM claims.timers WHERE name = $1 AND subject = $2', name, subject))[0];
const types = async (id: string): Promise<string[]> =>
  (await sql('SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq', id)).map(({ type }) => type);
const ring = (id: string, name: 'review' | 'recovery' | 'close' | 'expire', at: Date) =>
  world.app
    .get(Database)
    .transaction(SYSTEM_SCOPE, (manager) => world.app.get(SettlementService).deadline(manager, id, name, at));
const days = (n: number) => new Date(Date.now() + n * 86_400_000);

describe('silence', () => {
  const said = async (id: string, what: string) => (await types(id)).filter((type) => type === what);

  it('ends a claim that waits for its claimant: early nothing, late, and twice once', async () => {
    const { id } = (await file()).body;
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await ring(id, 'expire', days(13));
    expect((await world.agent.get(`/claims/${id}`)).body.stage).toBe('needs_action');
    await ring(id, 'expire', days(20));
    await ring(id, 'expire', days(20));
    expect((await world.agent.get(`/claims/${id}`)).body.stage).toBe('expired');
    expect(await said(id, 'claim.closed')).toHaveLength(1);
  });

  it('closes a rejection that nobody appealed: armed for the last day, late, and twice once', async () => {
    const claim = await file();
    const { id } = claim.body;
    const verdict = { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No photo of the label.' };
    const { body } = await world.agent.post(`/claims/${id}/decision`, verdict, ifMatch(claim));
    expect(await timer('claim.close', id)).toMatchObject({
      state: 'pending',
      due_at: new Date(body.appealUntil),
    });
    await ring(id, 'close', days(15));
    await ring(id, 'close', days(15));
    expect((await world.agent.get(`/claims/${id}`)).body.stage).toBe('closed');
    expect(await said(id, 'claim.closed')).toHaveLength(1);
  });
});

describe('holding', () => {
  it('has a review date that brings it back: early nothing, late, and twice once', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    await world.agent.post(`${url}/take`);
    const reviewAt = days(3).toISOString();
    const held = await world.agent.post(`${url}/hold`, { reason: 'The carrier looks for it', reviewAt });
    expect(held.body).toMatchObject({ stage: 'on_hold', reviewAt });
    expect(held.body.allowedActions).toContainEqual(
      expect.objectContaining({ action: 'resume', dueAt: reviewAt }),
    );
    expect(await timer('claim.review', claim.body.id)).toMatchObject({
      state: 'pending',
      due_at: new Date(reviewAt),
    });
    await ring(claim.body.id, 'review', days(2));
    expect((await world.agent.get(url)).body.stage).toBe('on_hold');
    await ring(claim.body.id, 'review', days(4));
    await ring(claim.body.id, 'review', days(4));
    const back = await world.agent.get(url);
    expect(back.body).toMatchObject({ stage: 'in_review', reviewAt: null });
    expect(back.body.history.filter(({ what }: { what: string }) => what === 'claim.resumed')).toMatchObject([
      { reason: 'review_due', actorRole: 'system' },
    ]);
  });

  it('takes seven days when nobody says how long, and never more than 90', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    await world.agent.post(`${url}/take`);
    expect(
      await world.agent.post(`${url}/hold`, { reason: 'x', reviewAt: days(91).toISOString() }),
    ).toMatchObject({ status: 400, body: { code: 'claim.review_date', errors: [{ field: 'reviewAt' }] } });
    const held = await world.agent.post(`${url}/hold`, { reason: 'x' });
    const left = new Date(held.body.reviewAt).getTime() - Date.now();
    expect(Math.round(left / 86_400_000)).toBe(7);
    await world.agent.post(`${url}/resume`);
    expect(await timer('claim.review', claim.body.id)).toMatchObject({ state: 'cancelled' });
  });
});

describe('merging', () => {
  it('closes the duplicate, stops its clocks, and shows its evidence in the one that goes on', async () => {
    const shipmentId = await world.shipment();
    const survivor = await file({}, shipmentId);
    const duplicate = await file({ type: 'loss' }, shipmentId);
    await sql(
      `INSERT INTO claims.evidence (id, claim_id, organisation_id, kind, file_name, media_type, size, sha256, added_by, added_at)
       VALUES ($1, $2, $3, 'invoice', 'faktur.pdf', 'application/pdf', 9, $4, 'shipper-1', now())`,
      v7(), duplicate.body.id, duplicate.body.organisationId, 'a'.repeat(64),
    ); // prettier-ignore
    const url = `/claims/${duplicate.body.id}/merge`;
    const body = { into: survivor.body.id, reason: 'Same lamp' };
    expect((await world.agent.post(url, body)).status).toBe(428);
    const merged = await world.agent.post(url, body, ifMatch(duplicate));
    expect(merged).toMatchObject({
      status: 200,
      body: { stage: 'closed', decision: 'pending', mergedInto: survivor.body.id, nextDueAt: null },
    });
    for (const clock of merged.body.clocks) expect(clock.stoppedAt).not.toBeNull();
    const after = await world.shipper.get(`/claims/${survivor.body.id}`);
    expect(after.body).toMatchObject({
      stage: 'submitted',
      mergedFrom: [{ id: duplicate.body.id, number: duplicate.body.number }],
      evidence: [{ kind: 'invoice', fileName: 'faktur.pdf' }],
    });
    const missing = after.body.findings.find(({ kind }: { kind: string }) => kind === 'evidence_missing');
    expect(missing.details.missing).not.toContain('invoice');
    expect(await types(duplicate.body.id)).toEqual(['claim.submitted', 'claim.merged']);
    const again = await world.agent.post(url, body, ifMatch(merged));
    expect(again).toMatchObject({ status: 409, body: { code: 'claim.illegal_transition' } });
    expect((await world.agent.post(`/claims/${duplicate.body.id}/take`)).status).toBe(409);
  });

  it('cannot be decided beside it, whatever a statement tries', async () => {
    const shipmentId = await world.shipment();
    const survivor = await file({}, shipmentId);
    const duplicate = await file({ type: 'loss' }, shipmentId);
    const merge = `/claims/${duplicate.body.id}/merge`;
    await world.agent.post(merge, { into: survivor.body.id }, ifMatch(duplicate));
    const decide = sql(
      `UPDATE claims.claims SET decision_no = 1, stage = 'decided' WHERE id = $1`,
      duplicate.body.id,
    );
    await expect(decide).rejects.toThrow(/claims_merged_undecided/);
  });

  it('is for claims of one organisation, and two that meet do not wait for ever', async () => {
    const shipmentId = await world.shipment();
    const [one, two] = [await file({}, shipmentId), await file({ type: 'loss' }, shipmentId)];
    const foreignShipment = await world.shipment({ organisationId: otherShop });
    const foreign = await world.otherShipper.post('/claims', damageOf(foreignShipment));
    const merge = (from: Answer, into: string) =>
      world.agent.post(`/claims/${from.body.id}/merge`, { into }, ifMatch(from));
    expect(await merge(one, foreign.body.id)).toMatchObject({
      status: 400,
      body: { code: 'claim.merge_refused', errors: [{ field: 'into' }] },
    });
    expect((await merge(one, v7())).status).toBe(404);
    expect((await world.shipper.post(`/claims/${one.body.id}/merge`, { into: two.body.id })).status).toBe(
      403,
    );
    const both = await Promise.all([merge(one, two.body.id), merge(two, one.body.id)]);
    expect(both.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    expect(both.some(({ status }) => status === 200)).toBe(true);
  });
});

describe('asked ≥ approved ≥ paid', () => {
  it.each([
    ['a line approved above what was asked', 'UPDATE claims.claim_lines SET approved_amount = claimed_amount + 1 WHERE claim_id = $1'],
    ['a line paid above what was approved', 'UPDATE claims.claim_lines SET approved_amount = 5, paid_amount = 6 WHERE claim_id = $1'],
    ['a line paid without approval', 'UPDATE claims.claim_lines SET paid_amount = 1 WHERE claim_id = $1'],
    ['a claim paid above what was approved', 'UPDATE claims.claims SET approved_amount = 5, paid_amount = 6 WHERE id = $1'],
    ['a claim approved above what was asked', 'UPDATE claims.claims SET approved_amount = claimed_amount + 1 WHERE id = $1'],
  ])('the database refuses %s', async (_name, statement) => {
    const { body } = await file();
    await expect(sql(statement, body.id)).rejects.toThrow(/check constraint/);
  }); // prettier-ignore

  it('are given no more together than the goods are worth, also by two people at once', async () => {
    const goodsValue = { amount: 1_000_000, currency: 'IDR' };
    const shipmentId = await world.shipment({ goodsValue });
    const claims: Answer[] = [];
    for (const type of ['damage', 'partial_loss'])
      claims.push(await file({ type, lines: [{ description: 'Lamp', claimedAmount: 800_000 }] }, shipmentId));
    const decide = (claim: Answer, approvedAmount: number) =>
      world.agent.post(
        `/claims/${claim.body.id}/decision`,
        {
          outcome: approvedAmount === 800_000 ? 'approved' : 'approved_partial',
          reasonCode: approvedAmount === 800_000 ? 'assessed' : 'shared_fault',
          reasonText: 'As the evidence shows.',
          remedy: 'compensation',
          lines: [{ lineId: claim.body.lines[0].id, approvedAmount }],
        },
        ifMatch(claim),
      );
    const answers = await Promise.all(claims.map((claim) => decide(claim, 800_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.findIndex(({ status }) => status === 409);
    expect(answers[refused]?.body.code).toBe('claim.parcel_paid');
    expect((await decide(claims[refused] as Answer, 200_001)).body.code).toBe('claim.parcel_paid');
    expect((await decide(claims[refused] as Answer, 200_000)).status).toBe(200);
  });

  it('pieces claimed never exceed pieces shipped, also by two claims at once', async () => {
    const shipmentId = await world.shipment({ pieces: 4 });
    const claim = (type: string, piecesAffected: number) =>
      world.shipper.post('/claims', damageOf(shipmentId, { type, piecesAffected }));
    expect(await claim('damage', 5)).toMatchObject({
      status: 400,
      body: { code: 'claim.pieces_exceeded', errors: [{ field: 'piecesAffected' }] },
    });
    const both = await Promise.all([claim('damage', 3), claim('partial_loss', 3)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect((await claim('late', 4)).status).toBe(201);
    const first = both.find(({ status }) => status === 201) as Answer;
    await world.shipper.post(`/claims/${first.body.id}/cancel`);
    expect((await claim('swapped_contents', 4)).status).toBe(201);
  });
});

describe('a part that was approved', () => {
  const settle = (id: string, remedyId: string, decisionNo: number, paidAmount: number) =>
    world.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
      const settlement = world.app.get(SettlementService);
      const remedy = { remedyId, kind: 'compensation' as const };
      await settlement.hear(manager, id, (claim) => openRemedy(claim, { ...remedy, decisionNo }));
      await settlement.hear(manager, id, (claim) =>
        completeRemedy(claim, { ...remedy, paidAmount, at: new Date() }),
      );
    });

  it('is paid, appealed, and the difference is paid on top', async () => {
    const claim = await file();
    const url = `/claims/${claim.body.id}`;
    const lineId = claim.body.lines[0].id;
    const decide = (by: typeof world.agent, from: Answer, approvedAmount: number, outcome: string) =>
      by.post(
        `${url}/decision`,
        {
          outcome,
          lines: [{ lineId, approvedAmount }],
          reasonCode: outcome === 'approved' ? 'assessed' : 'shared_fault',
        },
        ifMatch(from),
      );
    const part = await decide(world.agent, claim, 50_000, 'approved_partial');
    expect(part.body.allowedActions).toEqual([]);
    await settle(claim.body.id, v7(), 1, 50_000);
    const paid = await world.shipper.get(url);
    expect(paid.body).toMatchObject({
      stage: 'settled',
      paidAmount: 50_000,
      lines: [{ paidAmount: 50_000 }],
    });
    expect(new Date((await timer('claim.close', claim.body.id)).due_at).toISOString()).toBe(
      paid.body.appealUntil,
    );
    const appealed = await world.shipper.post(`${url}/appeal`, { reason: 'The second lamp broke as well.' });
    expect(appealed.body).toMatchObject({ stage: 'in_review', decision: 'pending', settlement: 'paid' });
    expect((await world.shipper.post(`${url}/cancel`)).status).toBe(409);
    const below = await decide(world.otherAgent, appealed, 40_000, 'approved_partial');
    expect(below).toMatchObject({ status: 400, body: { code: 'claim.below_paid' } });
    const whole = await decide(world.otherAgent, appealed, 130_000, 'approved');
    expect(whole.status).toBe(200);
    await settle(claim.body.id, v7(), 2, 80_000);
    expect((await world.shipper.get(url)).body).toMatchObject({
      stage: 'settled',
      settlement: 'paid',
      paidAmount: 130_000,
      lines: [{ approvedAmount: 130_000, paidAmount: 130_000 }],
    });
  });

  it('is found after it was paid: the claimant chooses, silence keeps the money', async () => {
    const shipments = [await world.shipment(), await world.shipment()];
    const ids: string[] = [];
    for (const shipmentId of shipments) {
      const claim = await file({ type: 'loss' }, shipmentId);
      ids.push(claim.body.id);
      const lines = [{ lineId: claim.body.lines[0].id, approvedAmount: 130_000 }];
      await world.agent.post(
        `/claims/${claim.body.id}/decision`,
        { outcome: 'approved', lines },
        ifMatch(claim),
      );
      await settle(claim.body.id, v7(), 1, 130_000);
      const found = () =>
        world.app
          .get(Database)
          .transaction(SYSTEM_SCOPE, (manager) =>
            world.app.get(SettlementService).shipmentRecovered(manager, shipmentId, new Date()),
          );
      await found();
      await found();
    }
    const [chosen, silent] = ids as [string, string];
    const waiting = await world.shipper.get(`/claims/${chosen}`);
    expect(waiting.body).toMatchObject({ settlement: 'recovered', recovery: 'awaiting_choice' });
    expect(waiting.body.allowedActions).toContainEqual({
      action: 'choose_recovery',
      roles: ['shipper'],
      mandatory: true,
      dueAt: waiting.body.chooseBy,
    });
    expect(await timer('claim.close', chosen)).toMatchObject({ state: 'cancelled' });
    expect(
      (await world.otherShipper.post(`/claims/${chosen}/recovery`, { choice: 'take_parcel' })).status,
    ).toBe(404);
    const took = await world.shipper.post(`/claims/${chosen}/recovery`, { choice: 'take_parcel' });
    expect(took.body).toMatchObject({ recovery: 'take_parcel', chooseBy: null });
    expect(await timer('claim.recovery', chosen)).toMatchObject({ state: 'cancelled' });
    expect(await timer('claim.close', chosen)).toMatchObject({ state: 'pending' });
    expect((await world.shipper.post(`/claims/${chosen}/recovery`, { choice: 'keep_money' })).status).toBe(
      409,
    );
    await ring(silent, 'recovery', days(80));
    expect((await world.shipper.get(`/claims/${silent}`)).body.recovery).toBe('awaiting_choice');
    await ring(silent, 'recovery', days(95));
    await ring(silent, 'recovery', days(95));
    expect((await world.shipper.get(`/claims/${silent}`)).body.recovery).toBe('lapsed');
    expect((await types(silent)).slice(-2)).toEqual(['claim.recovery_opened', 'claim.recovery_chosen']);
  });
});

describe('reason codes', () => {
  it('are told by outcome and type, in both languages', async () => {
    const admin = await world.person('admin-1', operator, 'admin');
    const all = await admin.get('/claims/reason-codes');
    expect(all.body.items.length).toBeGreaterThan(10);
    for (const { explanation } of all.body.items)
      expect(explanation).toEqual({ id: expect.any(String), en: expect.any(String) });
    const damage = await admin.get('/claims/reason-codes?outcome=rejected&type=damage');
    const codes = damage.body.items.map(({ code }: { code: string }) => code);
    expect(codes).toContain('insufficient_packing');
    expect(codes).not.toContain('delivered_proven');
    expect(codes).not.toContain('assessed');
    expect(damage.body.items[0].textRequired).toBe(true);
  });
});
