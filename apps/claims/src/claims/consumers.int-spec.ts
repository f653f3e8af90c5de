import { encode, type Envelope, type EventData, type EventType, topicOf } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { v7 } from 'uuid';
import { claimsWorld, type ClaimsWorld, damageOf, registered, shop } from '../claims.fixture';

let world: ClaimsWorld;
let producer: Producer;
beforeAll(async () => {
  world = await claimsWorld({ background: true });
  const kafka = new Kafka({ brokers: world.kafkaBrokers, logLevel: logLevel.NOTHING });
  producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
});
afterAll(async () => {
  await producer.disconnect();
  await world.close();
});

const seqs = new Map<string, number>();

/** Says an event `times` over, as an at-least-once broker may; waits until it has been handled. */
async function say<T extends EventType>(
  type: T,
  subject: string,
  data: EventData<T>,
  times = 3,
): Promise<void> {
  const stream = `${topicOf(type)} ${subject}`;
  const seq = (seqs.get(stream) ?? 0) + 1;
  seqs.set(stream, seq);
  const event = {
    id: v7(),
    type,
    version: 1,
    source: topicOf(type),
    subject,
    seq,
    time: new Date().toISOString(),
    organisationId: shop,
    data,
  } as unknown as Envelope;
  const messages = Array.from({ length: times }, () => encode(event));
  const topic = `${world.topicPrefix}.${topicOf(type)}`;
  await waitFor(() => producer.send({ topic, messages }).then(() => true), { timeout: 30_000, what: topic });
  await waitFor(
    async () =>
      (await world.admin.query('SELECT FROM claims.inbox WHERE event_id = $1', [event.id])).rowCount,
    { timeout: 30_000, what: `${type} to be handled` },
  );
  await waitFor(
    async () => {
      const { rows } = await world.admin.query(
        'SELECT last_seq FROM claims.inbox_streams WHERE topic = $1 AND subject = $2',
        [topicOf(type), subject],
      );
      return rows[0]?.last_seq >= seq;
    },
    { timeout: 30_000 },
  );
}

const decided = async (
  outcome: object = {},
  type = 'loss',
  shipmentId?: string,
): Promise<{ id: string; shipmentId: string }> => {
  shipmentId ??= await world.shipment();
  const filed = await world.shipper.post('/claims', damageOf(shipmentId, { type }));
  const { id, lines } = filed.body;
  const decision = {
    outcome: 'approved',
    lines: [{ lineId: lines[0].id, approvedAmount: 130_000 }],
    ...outcome,
  };
  await world.agent.post(`/claims/${id}/decision`, decision, { 'if-match': '"1"', 'idempotency-key': id });
  return { id, shipmentId };
};
const claim = async (id: string) => (await world.agent.get(`/claims/${id}`)).body;
const whats = async (id: string): Promise<string[]> =>
  (await claim(id)).history.map((entry: { what: string }) => entry.what);
const idr = (amount: number) => ({ amount, currency: 'IDR' });
const remedyOf = (claimId: string) => ({
  remedyId: v7(),
  claimId,
  organisationId: shop,
  kind: 'compensation' as const,
});

describe('tracking tells of a shipment', () => {
  it('and it can be claimed for; said three times it is one', async () => {
    const shipmentId = v7();
    await say('shipment.registered', shipmentId, registered(shipmentId));
    const filed = await world.shipper.post('/claims', damageOf(shipmentId));
    expect(filed.status).toBe(201);
    const deliveredAt = new Date(Date.now() - 20 * 86_400_000).toISOString();
    const { organisationId } = registered(shipmentId);
    await say('shipment.delivered', shipmentId, { shipmentId, organisationId, deliveredAt, remedyId: null });
    await say('shipment.lost_suspected', shipmentId, {
      shipmentId,
      organisationId,
      silentSince: deliveredAt,
      limitHours: 72,
    });
    await say('shipment.exception', shipmentId, {
      shipmentId,
      organisationId,
      subReason: 'damaged',
      occurredAt: deliveredAt,
    });
    const { rows } = await world.admin.query('SELECT * FROM claims.shipments WHERE id = $1', [shipmentId]);
    expect(rows).toMatchObject([{ sub_reason: 'damaged', delivered_at: new Date(deliveredAt) }]);
    // Delivery started the window of a damage, which has closed since.
    const late = await world.shipper.post('/claims', damageOf(shipmentId, { type: 'partial_loss' }));
    expect((await claim(late.body.id)).findings).toContainEqual(
      expect.objectContaining({ kind: 'too_late' }),
    );
  });
});

describe('tracking tells of a scan', () => {
  const scan = (shipmentId: string, day: number, more: Partial<EventData<'shipment.scanned'>> = {}) =>
    say('shipment.scanned', shipmentId, {
      shipmentId,
      organisationId: registered(shipmentId).organisationId,
      status: 'in_transit',
      subReason: null,
      hub: 'JKT',
      occurredAt: new Date(Date.UTC(2026, 5, day, 3)).toISOString(),
      ...more,
    });
  const known = async (shipmentId: string, type = 'loss') => {
    const { rows } = await world.admin.query(
      `SELECT status, delivered_at, last_status_at, eligibility -> $2 ->> 'until' AS until
       FROM claims.shipments WHERE id = $1`,
      [shipmentId, type],
    );
    return rows[0];
  };
  const at = (day: number): Date => new Date(Date.UTC(2026, 5, day, 3));

  it.each([
    ['Tokopedia', 'loss', 'in_transit', 4],
    ['jne', 'return_breach', 'in_transit', 0],
    ['jne', 'return_breach', 'returning', 4],
  ] as const)(
    'and the last status moves, never back; at %s the window of a %s moves when %s by %s days',
    async (carrier, type, status, moves) => {
      const shipmentId = v7();
      await say('shipment.registered', shipmentId, { ...registered(shipmentId), carrier });
      await scan(shipmentId, 10, { status });
      const first = await known(shipmentId, type);
      expect(first).toMatchObject({ status: 'registered', last_status_at: at(10) });
      await scan(shipmentId, 14, { status });
      await scan(shipmentId, 12, { status });
      const last = await known(shipmentId, type);
      expect(last.last_status_at).toEqual(at(14));
      const days = (new Date(last.until).getTime() - new Date(first.until).getTime()) / 86_400_000;
      expect(days).toBe(moves);
    },
  );

  it('and a delivery that is taken back is none', async () => {
    const shipmentId = v7();
    const { organisationId } = registered(shipmentId);
    await say('shipment.registered', shipmentId, registered(shipmentId));
    const deliveredAt = at(10).toISOString();
    await scan(shipmentId, 10, { status: 'delivered' });
    await say('shipment.delivered', shipmentId, { shipmentId, organisationId, deliveredAt, remedyId: null });
    expect(await known(shipmentId)).toMatchObject({ status: 'delivered', delivered_at: at(10) });
    await scan(shipmentId, 11, { subReason: 'correction' });
    expect(await known(shipmentId)).toMatchObject({
      status: 'registered',
      delivered_at: null,
      last_status_at: at(11),
    });
  });
});

describe('resolution tells of a remedy', () => {
  it('and the claim is settled once, with its payout in the history', async () => {
    const { id } = await decided();
    const remedy = remedyOf(id);
    const payout = {
      remedyId: remedy.remedyId,
      claimId: id,
      organisationId: shop,
      payoutId: v7(),
      amount: idr(130_000),
    };
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    expect(await claim(id)).toMatchObject({
      stage: 'settling',
      settlement: 'pending',
      remedyId: remedy.remedyId,
    });
    await say('payout.paid', id, { ...payout, paidAt: new Date().toISOString() });
    await say('remedy.completed', id, {
      ...remedy,
      paid: idr(130_000),
      completedAt: new Date().toISOString(),
    });
    expect(await claim(id)).toMatchObject({ stage: 'settled', settlement: 'paid', paidAmount: 130_000 });
    expect((await whats(id)).slice(-4)).toEqual([
      'claim.decided',
      'remedy.opened',
      'payout.paid',
      'claim.settled',
    ]);
    const { rows } = await world.admin.query(
      `SELECT type FROM claims.outbox WHERE subject = $1 AND type = 'claim.settled'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    const timers = await world.admin.query(
      `SELECT state FROM claims.timers WHERE name = 'claim.close' AND subject = $1`,
      [id],
    );
    expect(timers.rows).toEqual([{ state: 'pending' }]);
  });

  it('and a parcel found after the payout marks it recovered', async () => {
    const { id, shipmentId } = await decided();
    const remedy = remedyOf(id);
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('remedy.completed', id, {
      ...remedy,
      paid: idr(130_000),
      completedAt: new Date().toISOString(),
    });
    await say('shipment.recovered', shipmentId, {
      shipmentId,
      organisationId: shop,
      seenAt: new Date().toISOString(),
    });
    const found = await claim(id);
    expect(found).toMatchObject({ stage: 'settled', settlement: 'recovered' });
    expect(found.findings).toContainEqual(expect.objectContaining({ kind: 'shipment_recovered' }));
  });

  it('and a parcel found before the payout is asked about; taken, the claim ends without money', async () => {
    const { id, shipmentId } = await decided();
    const remedy = remedyOf(id);
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    const seenAt = new Date().toISOString();
    await say('shipment.recovered', shipmentId, { shipmentId, organisationId: shop, seenAt });
    const asked = await claim(id);
    expect(asked).toMatchObject({ stage: 'settling', settlement: 'pending', recovery: 'awaiting_choice' });
    expect(new Date(asked.chooseBy).getTime()).toBeLessThan(Date.now() + 15 * 86_400_000);
    const payout = asked.clocks.find(({ name }: { name: string }) => name === 'payout');
    expect(payout).toMatchObject({ state: 'paused' });
    const told = await world.admin.query(
      `SELECT data FROM claims.outbox WHERE subject = $1 AND type = 'claim.recovery_opened'`,
      [id],
    );
    expect(told.rows).toMatchObject([{ data: { paid: null, held: idr(130_000) } }]);
    const took = await world.shipper.post(`/claims/${id}/recovery`, { choice: 'take_parcel' });
    expect(took.body).toMatchObject({ stage: 'settling', recovery: 'take_parcel' });
    await say('remedy.failed', id, { ...remedy, reasonCode: 'parcel_recovered', next: null });
    const ended = await claim(id);
    expect(ended).toMatchObject({ stage: 'settled', settlement: 'recovered', paidAmount: null });
    expect((await whats(id)).slice(-2)).toEqual(['recovery.chosen', 'payout.withdrawn']);
  });

  it('and a loss that was paid is asked about when its parcel is delivered, once', async () => {
    const { id, shipmentId } = await decided();
    const remedy = remedyOf(id);
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('remedy.completed', id, {
      ...remedy,
      paid: idr(130_000),
      completedAt: new Date().toISOString(),
    });
    const deliveredAt = new Date().toISOString();
    const delivery = { shipmentId, organisationId: shop, deliveredAt, remedyId: null };
    await say('shipment.delivered', shipmentId, delivery);
    const asked = await claim(id);
    expect(asked).toMatchObject({ settlement: 'recovered', recovery: 'awaiting_choice' });
    await world.shipper.post(`/claims/${id}/recovery`, { choice: 'keep_money' });
    await say('shipment.delivered', shipmentId, delivery);
    expect((await whats(id)).filter((what) => what === 'shipment.recovered')).toHaveLength(1);
  });

  it('and a delivery asks nobody who claimed after it, or that it never arrived', async () => {
    const deliveredAt = new Date().toISOString();
    const ids: string[] = [];
    for (const type of ['loss', 'delivered_not_received']) {
      const shipmentId = await world.shipment();
      const delivery = { shipmentId, organisationId: shop, deliveredAt, remedyId: null };
      if (type === 'loss') await say('shipment.delivered', shipmentId, delivery);
      const { id } = await decided({}, type, shipmentId);
      ids.push(id);
      await say('shipment.delivered', shipmentId, delivery);
    }
    for (const id of ids) expect(await claim(id)).toMatchObject({ stage: 'decided', recovery: 'none' });
  });

  it('and a parcel sent again that is found, or whose first one is, is asked about', async () => {
    const { id } = await decided({ remedy: 'reshipment' });
    const first = { ...remedyOf(id), kind: 'reshipment' as const };
    const second = remedyOf(id);
    await say('remedy.opened', id, { ...first, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('remedy.failed', id, { ...first, reasonCode: 'not_delivered', next: 'compensation' });
    await world.admin.query(
      `UPDATE claims.claims SET decided_at = decided_at - interval '30 days' WHERE id = $1`,
      [id],
    );
    await say('remedy.opened', id, {
      ...second,
      amount: idr(130_000),
      decisionNo: 1,
      fallbackOf: first.remedyId,
    });
    // Owed since the parcel was given up, not since the decision of a month ago.
    const payout = (await claim(id)).clocks.find(({ name }: { name: string }) => name === 'payout');
    expect(new Date(payout.anchor).getTime()).toBeGreaterThan(Date.now() - 60_000);
    const { kind: _, ...found } = first;
    await say('reshipment.found', id, { ...found, shipmentId: v7(), seenAt: new Date().toISOString() });
    expect(await claim(id)).toMatchObject({ stage: 'settling', recovery: 'awaiting_choice' });
    const told = await world.admin.query(
      `SELECT data FROM claims.outbox WHERE subject = $1 AND type = 'claim.recovery_opened'`,
      [id],
    );
    expect(told.rows).toMatchObject([{ data: { paid: null, held: idr(130_000) } }]);

    const sent = await decided({ remedy: 'reshipment' });
    const replacement = { ...remedyOf(sent.id), kind: 'reshipment' as const };
    await say('remedy.opened', sent.id, {
      ...replacement,
      amount: idr(130_000),
      decisionNo: 1,
      fallbackOf: null,
    });
    const { shipmentId } = sent;
    await say('shipment.recovered', shipmentId, {
      shipmentId,
      organisationId: shop,
      seenAt: new Date().toISOString(),
    });
    expect(await claim(sent.id)).toMatchObject({ stage: 'settling', recovery: 'awaiting_choice' });
    await world.shipper.post(`/claims/${sent.id}/recovery`, { choice: 'take_parcel' });
    await say('remedy.failed', sent.id, { ...replacement, reasonCode: 'parcel_recovered', next: null });
    expect(await claim(sent.id)).toMatchObject({ stage: 'settled', settlement: 'recovered' });
  });

  it('and one that failed for good comes back to the desk with new clocks', async () => {
    const { id } = await decided();
    const remedy = remedyOf(id);
    const payout = {
      remedyId: remedy.remedyId,
      claimId: id,
      organisationId: shop,
      payoutId: v7(),
      amount: idr(130_000),
    };
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('payout.failed', id, { ...payout, reasonCode: 'account_closed' });
    await say('payout.rejected', id, { ...payout, rejectedBy: 'finance-2', reasonCode: 'wrong_account' });
    await say('remedy.failed', id, { ...remedy, reasonCode: 'account_closed', next: null });
    const back = await claim(id);
    expect(back).toMatchObject({ stage: 'in_review', decision: 'pending', settlement: 'failed' });
    expect(back.nextDueAt).not.toBeNull();
    expect((await whats(id)).slice(-4)).toEqual([
      'payout.failed',
      'payout.rejected',
      'remedy.failed',
      'claim.reopened',
    ]);
    const again = { outcome: 'approved', lines: [{ lineId: back.lines[0].id, approvedAmount: 130_000 }] };
    const tag = { 'if-match': `"${back.version}"`, 'idempotency-key': v7() };
    expect((await world.agent.post(`/claims/${id}/decision`, again, tag)).body.decisions).toHaveLength(2);
  });

  it('and a fallback goes on settling with the other remedy', async () => {
    const { id } = await decided({ remedy: 'reshipment' });
    const first = { ...remedyOf(id), kind: 'reshipment' as const };
    const second = remedyOf(id);
    await say('remedy.opened', id, { ...first, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('remedy.failed', id, { ...first, reasonCode: 'lost_again', next: 'compensation' });
    await say('remedy.opened', id, {
      ...second,
      amount: idr(130_000),
      decisionNo: 1,
      fallbackOf: first.remedyId,
    });
    expect(await claim(id)).toMatchObject({
      stage: 'settling',
      remedy: 'compensation',
      remedyId: second.remedyId,
    });
    await say('remedy.completed', id, {
      ...second,
      paid: idr(130_000),
      completedAt: new Date().toISOString(),
    });
    expect(await claim(id)).toMatchObject({ stage: 'settled', settlement: 'paid' });
  });

  it('and the replacement parcel’s arrival settles a reshipment', async () => {
    const { id } = await decided({ remedy: 'reshipment' });
    const remedy = { ...remedyOf(id), kind: 'reshipment' as const };
    await say('remedy.opened', id, { ...remedy, amount: idr(130_000), decisionNo: 1, fallbackOf: null });
    await say('remedy.completed', id, { ...remedy, paid: null, completedAt: new Date().toISOString() });
    expect(await claim(id)).toMatchObject({ stage: 'settled', settlement: 'reshipped', paidAmount: null });
  });
});

describe('resolution tells of money', () => {
  const payout = (claimId: string) => ({
    remedyId: v7(),
    claimId,
    organisationId: shop,
    payoutId: v7(),
    amount: idr(90_000),
  });

  it('that came back, and the history says it once', async () => {
    const { id } = await decided();
    await say('payout.returned', id, { ...payout(id), returnedAt: new Date().toISOString() });
    expect((await whats(id)).filter((what) => what === 'payout.returned')).toHaveLength(1);
  });

  it('that was netted, and the history says once how much and for which claim', async () => {
    const { id } = await decided();
    const from = [{ claimId: v7(), claimNumber: 'CLM-2026-000042', amount: idr(40_000) }];
    await say('payout.netted', id, { ...payout(id), netted: idr(40_000), from });
    const { history } = await claim(id);
    const told = history.filter(({ what }: { what: string }) => what === 'payout.netted');
    expect(told).toMatchObject([{ details: { netted: idr(40_000), from } }]);
  });
});

describe('resolution tells of a recovery', () => {
  it('and the history says it once', async () => {
    const { id } = await decided();
    await say('recovery.booked', id, {
      claimId: id,
      organisationId: shop,
      amount: idr(90_000),
      payouts: [v7()],
      bookedAt: new Date().toISOString(),
    });
    expect((await whats(id)).filter((what) => what === 'recovery.booked')).toHaveLength(1);
  });
});

describe('the gateway tells of a person', () => {
  it('and the desk knows them once, with the last roles', async () => {
    const personId = v7();
    const person = { personId, organisationId: shop, roles: ['agent' as const], locale: 'id' as const };
    const known = async () =>
      (
        await world.admin.query('SELECT roles, active, version FROM claims.agents WHERE person_id = $1', [
          personId,
        ])
      ).rows;
    await say('user.invited', personId, person);
    expect(await known()).toEqual([{ roles: ['agent'], active: true, version: 1 }]);
    await say('user.updated', personId, {
      ...person,
      roles: ['agent', 'supervisor'],
      active: false,
    });
    expect(await known()).toEqual([{ roles: ['agent', 'supervisor'], active: false, version: 2 }]);
  });
});
