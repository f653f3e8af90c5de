import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { waitFor } from '@tuntas/testing';
import { v7 } from 'uuid';
import {
  claimsWorld,
  type ClaimsWorld,
  damageOf,
  ifMatch,
  operator,
  otherShop,
  shop,
} from '../claims.fixture';
import { completeRemedy, openRemedy } from '../claims/domain/decide-settlement';
import { SettlementService } from '../claims/settlement.service';
import { SlaTimers } from './sla.timers';

let world: ClaimsWorld;
let admin: Awaited<ReturnType<ClaimsWorld['person']>>;
beforeAll(async () => {
  world = await claimsWorld({ background: true });
  admin = await world.person('admin-1', operator, 'admin');
});
afterAll(() => world.close());

const file = async (more: object = {}): Promise<string> =>
  (await world.shipper.post('/claims', damageOf(await world.shipment(), more))).body.id;
const clocksOf = async (id: string, name?: string) => {
  const { body } = await world.agent.get(`/claims/${id}/clocks`);
  return body.items.filter((clock: { name: string }) => name === undefined || clock.name === name);
};
const edit = async (
  url: string,
  change: (definition: ReturnType<typeof JSON.parse>) => object,
  note = 'test',
) => {
  const { body, headers } = await admin.get(url);
  return admin.ask('PUT', url, {
    body: { definition: change(body.definition), note },
    headers: { 'if-match': String(headers.etag) },
  });
};
const hoursOfFirst = (hours: number) => (definition: { clocks: { first_response: object } }) => ({
  ...definition,
  clocks: { ...definition.clocks, first_response: { calendar: 'always', unit: 'hours', value: hours } },
});
const projected = (revision: number) =>
  waitFor(
    async () => {
      const { body } = await admin.get('/sla-policies/projection');
      return body.revision >= revision && body.finishedAt !== null;
    },
    { what: 'the clocks to be projected', timeout: 20_000 },
  );

describe('calendars and policies', () => {
  it('are there from the start, in every zone of the country', async () => {
    const calendars = (await world.agent.get('/calendars')).body.items;
    expect(calendars.map(({ id }: { id: string }) => id)).toEqual([
      'always',
      'jakarta',
      'jayapura',
      'makassar',
    ]);
    const policies = (await world.agent.get('/sla-policies')).body.items;
    expect(policies.map(({ id }: { id: string }) => id)).toEqual(['default', 'high', 'urgent']);
    expect((await world.shipper.get('/calendars')).status).toBe(403);
  });

  it('are edited by an admin against the version that was read, and every version is kept', async () => {
    const { body } = await admin.get('/calendars/makassar');
    const put = (tag: string, definition: object = body.definition, who = admin) =>
      who.ask('PUT', '/calendars/makassar', {
        body: { definition, note: 'Saturdays' },
        headers: { 'if-match': tag },
      });
    expect((await put('"1"', body.definition, world.agent)).status).toBe(403);
    expect((await put('"9"')).status).toBe(412);
    expect((await put('"1"', { ...body.definition, week: {} })).body.errors).toMatchObject([
      { field: 'definition.week', message: 'A calendar needs open hours' },
    ]);
    const week = { ...body.definition.week, '6': [['09:00', '12:00']] };
    expect((await put('"1"', { ...body.definition, week })).body).toMatchObject({
      version: 2,
      createdBy: 'admin-1',
    });
    expect((await put('"1"')).status).toBe(412);
    const history = (await admin.get('/calendars/makassar/history')).body.items;
    expect(history).toMatchObject([
      { version: 2, note: 'Saturdays' },
      { version: 1, createdBy: 'system' },
    ]);
    const { rows } = await world.admin.query(
      `SELECT actor_id FROM claims.audit_rows WHERE action = 'calendar.changed'`,
    );
    expect(rows).toEqual([{ actor_id: 'admin-1' }]);
  });

  it('never leave a claim without a promise, nor a promise without a calendar', async () => {
    const { body } = await admin.get('/sla-policies/default');
    const refused = await edit('/sla-policies/default', () => ({ ...body.definition, retired: true }));
    expect(refused.body.errors).toMatchObject([{ field: 'definition.match' }]);
    const lost = await edit('/sla-policies/default', () => ({
      ...body.definition,
      clocks: { ...body.definition.clocks, decision: { calendar: 'mars', unit: 'hours', value: 1 } },
    }));
    expect(lost.body.errors).toMatchObject([{ field: 'definition.clocks.decision.calendar' }]);
  });
});

describe('an edit', () => {
  it('shows what it would move, then moves exactly that; what fired stays fired', async () => {
    const clock = jest.spyOn(world.clock, 'now').mockReturnValue(new Date(Date.now() - 19 * 3_600_000));
    const warned = await file();
    clock.mockRestore();
    const fresh = await file();
    await waitFor(async () => (await clocksOf(warned, 'first_response'))[0].rungs.length === 1, {
      timeout: 20_000,
    });
    const { body: before } = await admin.get('/sla-policies/default');
    const definition = hoursOfFirst(48)(before.definition);
    const preview = await admin.post('/sla-policies/default/preview', { definition });
    expect(preview.body).toMatchObject({ later: 2, earlier: 0, breached: 0 });
    expect(preview.body.examples[0]).toMatchObject({
      clock: 'first_response',
      budgetMinutes: 1440,
      newBudgetMinutes: 2880,
    });
    expect(await clocksOf(fresh, 'first_response')).toHaveLength(1);

    const saved = await edit('/sla-policies/default', hoursOfFirst(48));
    await projected(saved.body.revision);
    const [old, now] = await clocksOf(warned, 'first_response');
    expect(old).toMatchObject({
      state: 'superseded',
      supersededBy: now.id,
      policy: `default@${before.version}`,
    });
    expect(now).toMatchObject({
      state: 'running',
      generation: 2,
      anchor: old.anchor,
      budgetMinutes: 2880,
      rungs: [{ rung: 'warn', carried: true }],
    });
    expect(now.elapsedMinutes).toBeGreaterThanOrEqual(19 * 60);
    const { body } = await world.agent.get(`/claims/${warned}`);
    expect(body.nextDueAt).toBe(now.dueAt);
    const { rows } = await world.admin.query(
      `SELECT type FROM claims.outbox WHERE subject = $1 AND type LIKE 'sla.%'`,
      [warned],
    );
    expect(rows).toEqual([{ type: 'sla.warned' }]);
    expect((await admin.get('/sla-policies/projection')).body.moved).toBe(2);
  });

  it('is brought to the clocks once by a step that rings again, and not before it is due', async () => {
    const id = await file();
    const saved = await edit('/sla-policies/default', hoursOfFirst(36));
    await projected(saved.body.revision);
    const before = await clocksOf(id, 'first_response');
    const told = await admin.get('/sla-policies/projection');
    const step = (firedAt: Date) =>
      world.app.get(Database).transaction(SYSTEM_SCOPE, (manager) =>
        world.app.get(SlaTimers, { strict: false }).project(
          {
            id: v7(),
            name: 'sla.project',
            subject: 'clocks',
            generation: 1,
            dueAt: firedAt,
            data: { revision: saved.body.revision, pass: 2 },
            attempts: 0,
            firedAt,
          },
          manager,
        ),
      );
    await step(new Date());
    await step(new Date(Date.now() + 86_400_000));
    expect(await clocksOf(id, 'first_response')).toEqual(before);
    expect((await admin.get('/sla-policies/projection')).body.moved).toBe(told.body.moved);
    // Armed for a minute later, to look for filings that began before the edit: it does not ring now.
    const { rows } = await world.admin.query(
      `SELECT state, due_at > now() AS later FROM claims.timers WHERE name = 'sla.project' AND subject = 'clocks'`,
    );
    expect(rows).toEqual([{ state: 'pending', later: true }]);
  });

  it('of another process counts for the very next filing', async () => {
    await world.admin.query(
      `INSERT INTO claims.sla_rules SELECT kind, id, 90, jsonb_set(definition, '{clocks,first_response,value}', '5'), note,
         created_by, now(), 900 FROM claims.sla_rules WHERE kind = 'policy' AND id = 'default' AND version = 1`,
    );
    await world.admin.query('UPDATE claims.sla_settings SET revision = 900');
    const [clock] = await clocksOf(await file(), 'first_response');
    expect(clock).toMatchObject({ policy: 'default@90', budgetMinutes: 300 });
  });

  it('may promise one organisation more than the others, whoever files', async () => {
    const { body } = await admin.get('/sla-policies/default');
    const definition = { ...hoursOfFirst(2)(body.definition), name: 'Key account' };
    Object.assign(definition, { match: { organisations: [otherShop], types: [], priorities: [] } });
    const saved = await admin.ask('PUT', '/sla-policies/key-account', {
      body: { definition },
      headers: { 'if-match': '"0"' },
    });
    expect(saved.body).toMatchObject({ version: 1 });
    const theirs = await world.shipment({ organisationId: otherShop });
    const byStaff = await world.agent.post('/claims', damageOf(theirs));
    expect((await clocksOf(byStaff.body.id, 'first_response'))[0]).toMatchObject({
      policy: 'key-account@1',
      budgetMinutes: 120,
    });
    expect(byStaff.body.nextDueAt).toBe((await clocksOf(byStaff.body.id, 'first_response'))[0].dueAt);
    const own = await world.otherShipper.post('/claims', damageOf(theirs, { type: 'loss' }));
    expect((await clocksOf(own.body.id, 'first_response'))[0].policy).toBe('key-account@1');
    const ours = await world.agent.post('/claims', damageOf(await world.shipment({ organisationId: shop })));
    expect((await clocksOf(ours.body.id, 'first_response'))[0].policy).toMatch(/^default@/);
  });
});

describe('a claim', () => {
  it('made urgent is promised sooner by a row of its own, and a pause goes on there', async () => {
    const id = await file();
    await world.agent.post(`/claims/${id}/evidence-request`, { items: ['invoice'] });
    await world.agent.post(`/claims/${id}/priority`, { priority: 'urgent' });
    const [old, now] = await clocksOf(id, 'decision');
    expect(old).toMatchObject({ state: 'superseded', pauses: [] });
    expect(now).toMatchObject({
      state: 'paused',
      policy: 'urgent@1',
      anchor: old.anchor,
      pauses: [{ reason: 'needs_action', pausedBy: 'agent-1', resumedAt: null }],
    });
    const { body } = await world.shipper.get(`/claims/${id}/clocks`);
    expect(
      body.items.find(({ id: clock }: { id: string }) => clock === now.id).pauses[0].pausedBy,
    ).toBeNull();
    expect((await world.otherShipper.get(`/claims/${id}/clocks`)).status).toBe(404);
  });

  it('that is to be paid has a payout clock from its decision until the money is there', async () => {
    const claim = await world.agent.get(`/claims/${await file()}`);
    const { id, lines } = claim.body;
    const approval = { outcome: 'approved', lines: [{ lineId: lines[0].id, approvedAmount: 130_000 }] };
    const decided = await world.agent.post(`/claims/${id}/decision`, approval, ifMatch(claim));
    const hear = (decide: Parameters<SettlementService['hear']>[2]) =>
      world.app
        .get(Database)
        .transaction(SYSTEM_SCOPE, (manager) =>
          world.app.get(SettlementService, { strict: false }).hear(manager, id, decide),
        );
    const remedy = { remedyId: v7(), kind: 'compensation' as const };
    await hear((state) => openRemedy(state, { ...remedy, decisionNo: 1 }));
    const [running] = await clocksOf(id, 'payout');
    expect(running).toMatchObject({
      state: 'running',
      anchor: decided.body.decidedAt,
      next: { rung: 'warn' },
    });
    expect((await world.agent.get(`/claims/${id}`)).body.nextDueAt).toBeNull();
    await hear((state) => completeRemedy(state, { ...remedy, paidAmount: 130_000, at: new Date() }));
    expect((await clocksOf(id, 'payout'))[0]).toMatchObject({ state: 'met', next: null });
  });
});
