import {
  type Answer,
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  ifMatch,
  operator,
  otherShop,
} from '../claims.fixture';
import { dryRunExample, newRuleExample } from './auto-approvals.dto';
import { ClaimWatch } from './claim-watch';

let world: ClaimsWorld;
let watch: ClaimWatch;
let admin: ClaimsWorld['agent'];
let secondAdmin: ClaimsWorld['agent'];
beforeAll(async () => {
  world = await claimsWorld();
  watch = world.app.get(ClaimWatch, { strict: false });
  admin = await world.person('admin-1', operator, 'admin');
  secondAdmin = await world.person('admin-2', operator, 'admin');
});
afterAll(() => world.close());

const sql = async (text: string, ...params: unknown[]) => (await world.admin.query(text, params)).rows;
const terms = {
  maxAmount: 130_000,
  types: ['damage'],
  absentFindings: ['too_late', 'tracking_contradicts', 'possible_duplicate'],
  qaPercent: 100,
};
const file = async (more: object = {}): Promise<Answer> =>
  world.shipper.post('/claims', damageOf(await world.shipment(), more));
const claimOf = async (id: string) => (await world.agent.get(`/claims/${id}`)).body;
const lines = (claimedAmount: number) => [{ description: 'A lamp', quantity: 1, claimedAmount }];

async function activated(more: object = {}): Promise<Answer> {
  const rule = await admin.post('/auto-approvals', { key: 'small-damage', ...terms, ...more });
  await admin.post('/auto-approvals/dry-run', { ruleId: rule.body.id });
  return secondAdmin.post(`/auto-approvals/${rule.body.id}/activate`);
}

describe('a rule that approves', () => {
  it('decides nothing by default, and nothing as a draft', async () => {
    expect((await admin.get('/auto-approvals')).body.items).toEqual([]);
    await admin.post('/auto-approvals', { key: 'draft-only', ...terms });
    const claim = await file();
    await watch.once();
    expect(await claimOf(claim.body.id)).toMatchObject({ stage: 'submitted', decision: 'pending' });
  });

  it('is tried on past cases first, against what people decided', async () => {
    const decide = async (claim: Answer, body: object) =>
      world.agent.post(`/claims/${claim.body.id}/decision`, body, ifMatch(claim));
    const [same, less, rejected] = [await file(), await file(), await file()];
    const line = (claim: Answer, approvedAmount: number) => [
      { lineId: claim.body.lines[0].id, approvedAmount },
    ];
    await decide(same, { outcome: 'approved', lines: line(same, 130_000) });
    await decide(less, {
      outcome: 'approved_partial',
      lines: line(less, 50_000),
      reasonCode: 'shared_fault',
    });
    await decide(rejected, { outcome: 'rejected', reasonCode: 'no_evidence', reasonText: 'No label.' });
    await file({ type: 'late' });
    await file({ lines: lines(130_001) });
    await watch.once();
    const rule = await admin.post('/auto-approvals', { key: 'tried', ...terms });
    const early = await admin.post(`/auto-approvals/${rule.body.id}/activate`);
    expect(early).toMatchObject({ status: 409, body: { code: 'auto_approval.dry_run_first' } });
    const run = await admin.post('/auto-approvals/dry-run', { ruleId: rule.body.id, days: 7 });
    expect(run.body).toMatchObject({
      days: 7,
      cases: 6,
      wouldApprove: 4,
      amounts: [{ currency: 'IDR', byRule: 520_000, byPeople: 180_000 }],
      agreement: { same: 1, peopleApprovedLess: 1, peopleRejected: 1, undecided: 1 },
    });
    expect(run.body.leftToPeople).toContainEqual({ reason: 'type', cases: 1 });
    expect(run.body.leftToPeople).toContainEqual({ reason: 'not_payable_in_full', cases: 2 });
    expect(run.body.differences).toHaveLength(2);
    const untold = await admin.post('/auto-approvals/dry-run', { rule: terms, days: 7 });
    expect(untold.body).toEqual(run.body);
    expect(await sql('SELECT FROM claims.claim_decisions WHERE automatic_rule IS NOT NULL')).toHaveLength(0);
    expect((await admin.get('/auto-approvals')).body.items).toContainEqual(
      expect.objectContaining({ name: 'auto/tried@1', state: 'draft', dryRunAt: expect.any(String) }),
    );
  });

  it('goes live by a second person only, for the database as well', async () => {
    const rule = await admin.post('/auto-approvals', { key: 'second-person', ...terms, types: ['late'] });
    await secondAdmin.post('/auto-approvals/dry-run', { ruleId: rule.body.id });
    const alone = await admin.post(`/auto-approvals/${rule.body.id}/activate`);
    expect(alone).toMatchObject({ status: 403, body: { code: 'auto_approval.own_draft' } });
    const past = sql(
      `UPDATE claims.auto_approval_rules SET state = 'active', activated_by = created_by, activated_at = now() WHERE id = $1`,
      rule.body.id,
    );
    await expect(past).rejects.toThrow(/second_person/);
    const together = await secondAdmin.post(`/auto-approvals/${rule.body.id}/activate`);
    expect(together.body).toMatchObject({ state: 'active', createdBy: 'admin-1', activatedBy: 'admin-2' });
    expect((await admin.post(`/auto-approvals/${rule.body.id}/retire`)).status).toBe(200);
  });

  it('approves once, names itself, is reviewed by a person, and can be appealed by the usual way', async () => {
    await activated();
    const [claim, dear] = [await file(), await file({ lines: lines(130_001) })];
    const contradicted = await file();
    await sql(
      `INSERT INTO claims.claim_findings (claim_id, organisation_id, rule_id, kind, found_at)
       SELECT id, organisation_id, 'x/too_late', 'too_late', now() FROM claims.claims WHERE id = $1`,
      contradicted.body.id,
    );
    await Promise.all([watch.once(), watch.once()]);
    await watch.once();
    const decided = await claimOf(claim.body.id);
    expect(decided).toMatchObject({
      stage: 'decided',
      decision: 'approved',
      approvedAmount: 130_000,
      assigneeId: null,
      decisions: [
        {
          outcome: 'approved',
          automaticRule: 'auto/small-damage@1',
          decidedBy: 'auto/small-damage@1',
          reasonCode: 'rule_estimate',
          ruleId: 'generic/uninsured',
        },
      ],
    });
    expect(decided.history.at(-1)).toMatchObject({
      what: 'claim.decided',
      channel: 'rule',
      actorId: 'system',
    });
    expect(
      await sql(
        `SELECT data->>'decidedBy' AS by FROM claims.outbox WHERE subject = $1 AND type = 'claim.decided'`,
        claim.body.id,
      ),
    ).toEqual([{ by: 'auto/small-damage@1' }]);
    for (const { body } of [dear, contradicted]) {
      expect(await claimOf(body.id)).toMatchObject({ stage: 'submitted', decision: 'pending' });
    }
    const reviews = await world.agent.get('/qa-reviews?state=open&decidedBy=auto/small-damage@1');
    expect(reviews.body.items).toMatchObject([
      { claimId: claim.body.id, automaticRule: 'auto/small-damage@1', mayReview: true },
    ]);
  });

  it('leaves to people what came to be noticed after it was written, and says so', async () => {
    const [rule] = (await admin.get('/auto-approvals')).body.items;
    await sql(
      `UPDATE claims.auto_approval_rules SET tolerated_findings = array_remove(tolerated_findings, 'maybe_excluded')
       WHERE state = 'active'`,
    );
    const active = (await admin.get('/auto-approvals')).body.items.find(
      ({ state }: { state: string }) => state === 'active',
    );
    expect(active.absentFindings).toContain('maybe_excluded');
    expect(rule.absentFindings).not.toContain('maybe_excluded');
    const claim = await file();
    await sql(
      `INSERT INTO claims.claim_findings (claim_id, organisation_id, rule_id, kind, found_at)
       SELECT id, organisation_id, 'x/maybe_excluded', 'maybe_excluded', now() FROM claims.claims WHERE id = $1`,
      claim.body.id,
    );
    await watch.once();
    expect(await claimOf(claim.body.id)).toMatchObject({ stage: 'submitted', decision: 'pending' });
  });

  it('leaves alone what a person has, and looks again when evidence arrives', async () => {
    const claim = await file();
    await world.agent.post(`/claims/${claim.body.id}/take`);
    await watch.once();
    expect((await claimOf(claim.body.id)).stage).toBe('in_review');
  });

  it('can be for some organisations, has versions, and stops at once', async () => {
    const second = await activated({ organisations: [otherShop] });
    expect(second.body).toMatchObject({ name: 'auto/small-damage@2', state: 'active' });
    const states = (await admin.get('/auto-approvals')).body.items
      .filter(({ key }: { key: string }) => key === 'small-damage')
      .map(({ version, state }: { version: number; state: string }) => [version, state]);
    expect(states).toEqual([[2, 'active'], [1, 'retired']]); // prettier-ignore
    const ours = await file();
    await watch.once();
    expect((await claimOf(ours.body.id)).stage).toBe('submitted');
    const retired = await admin.post(`/auto-approvals/${second.body.id}/retire`);
    expect(retired.body).toMatchObject({ state: 'retired', retiredBy: 'admin-1' });
    expect((await admin.post(`/auto-approvals/${second.body.id}/retire`)).status).toBe(409);
    expect((await admin.post(`/auto-approvals/${second.body.id}/activate`)).status).toBe(409);
  });

  it('cannot reject: the database would refuse it as well', async () => {
    const [row] = await sql(
      'SELECT claim_id FROM claims.claim_decisions WHERE automatic_rule IS NOT NULL LIMIT 1',
    );
    const reject = sql(
      `UPDATE claims.claim_decisions SET outcome = 'rejected', reason_text = 'x' WHERE claim_id = $1`,
      row.claim_id,
    );
    await expect(reject).rejects.toThrow(/rules_only_approve/);
  });

  it('takes the requests of the reference', async () => {
    const drafted = await admin.post('/auto-approvals', newRuleExample);
    expect(drafted).toMatchObject({ status: 201, body: { ...newRuleExample, state: 'draft' } });
    expect((await admin.post('/auto-approvals/dry-run', dryRunExample)).status).toBe(200);
  });

  it('is an admin’s work', async () => {
    expect((await world.agent.get('/auto-approvals')).status).toBe(403);
    expect((await world.agent.post('/auto-approvals', { key: 'mine', ...terms })).status).toBe(403);
    expect((await admin.post('/auto-approvals', { key: 'mine', ...terms, outcome: 'rejected' })).status).toBe(
      400,
    );
  });
});
