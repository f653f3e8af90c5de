import { type EventLog, eventLog, type Line, openTeller, type Teller } from '@tuntas/testing';
import fc from 'fast-check';
import { claimsWorld, type ClaimsWorld, damageOf, shop } from '../claims.fixture';

jest.setTimeout(120_000);

const failed = { kind: 'reshipment', reasonCode: 'lost_again', next: 'compensation' };
const fallback = '0192f1c2-0000-7000-8000-0000000000d2';
const replacement = '0192f1c2-0000-7000-8000-0000000000d1';

/** The money was refused once and then paid. */
const paid: readonly Line[] = [
  'remedy.opened',
  'payout.approval_requested',
  'payout.approved',
  'payout.failed',
  'payout.netted',
  'payout.paid',
  'remedy.completed',
  'payout.returned',
  'recovery.booked',
];
/** The replacement got lost, and its worth was paid instead. */
const paidInstead: readonly Line[] = [
  ['remedy.opened', { kind: 'reshipment' }],
  'reshipment.booked',
  ['remedy.failed', failed],
  ['remedy.opened', { remedyId: fallback, fallbackOf: replacement }],
  ['payout.paid', { remedyId: fallback }],
  ['remedy.completed', { remedyId: fallback }],
];
/** It could not be given at all: the claim is on the desk again. */
const broken: readonly Line[] = [
  'remedy.opened',
  'payout.failed',
  'payout.rejected',
  ['remedy.failed', { kind: 'compensation', reasonCode: 'account_closed', next: null }],
];
const onItsWay: readonly Line[] = [
  'shipment.registered',
  'shipment.scanned',
  'shipment.exception',
  'shipment.lost_suspected',
  'shipment.delivered',
];

describe('what others say of a case', () => {
  let world: ClaimsWorld;
  let teller: Teller;
  beforeAll(async () => {
    world = await claimsWorld({ background: true });
    teller = await openTeller(world.kafkaBrokers, world.topicPrefix);
  });
  afterAll(async () => {
    await teller?.close();
    await world?.close();
  });

  /** A claim that waits for its remedy. */
  async function decided(): Promise<{ c1: string; a1: string; '000000000001': string }> {
    const shipmentId = await world.shipment();
    const filed = await world.shipper.post('/claims', damageOf(shipmentId));
    const { id, lines } = filed.body;
    const decision = { outcome: 'approved', lines: [{ lineId: lines[0].id, approvedAmount: 130_000 }] };
    await world.agent.post(`/claims/${id}/decision`, decision, { 'if-match': '*', 'idempotency-key': id });
    return { c1: id, a1: shipmentId, '000000000001': shop };
  }

  async function stateOf(
    { events, anonymous }: EventLog,
    known: { c1: string; a1: string },
  ): Promise<string> {
    const { stage, decision, settlement, paidAmount, remedy, remedyId, lines, history } = (
      await world.agent.get(`/claims/${known.c1}`)
    ).body;
    const told = await world.admin.query('SELECT type FROM claims.outbox WHERE subject = $1 ORDER BY seq', [
      known.c1,
    ]);
    const parcel = await world.admin.query(
      'SELECT status, sub_reason, delivered_at, lost_suspected_at, last_status_at, claim_sign, claimable_type FROM claims.shipments WHERE id = $1',
      [known.a1],
    );
    const timers = await world.admin.query(
      `SELECT name, state FROM claims.timers WHERE subject = $1 ORDER BY name`,
      [known.c1],
    );
    return anonymous(
      JSON.stringify({
        events: events.length,
        claim: { stage, decision, settlement, paidAmount, remedy, remedyId },
        paid: lines.map((line: { paidAmount: number }) => line.paidAmount),
        history: history.map(({ what }: { what: string }) => what),
        told: told.rows,
        parcel: parcel.rows,
        timers: timers.rows,
      }),
    );
  }

  it.each([
    ['paid in the end', paid, { stage: 'settled', settlement: 'paid' }],
    ['paid instead of sent', paidInstead, { stage: 'settled', settlement: 'paid' }],
    ['not to be given', broken, { stage: 'in_review', settlement: 'failed' }],
  ])(
    'leaves a claim %s in the same state, in any order and however often it is told',
    async (_, lines, claim) => {
      const after = async (order?: readonly number[]): Promise<string> => {
        const known = await decided();
        const log = eventLog([...lines, ...onItsWay], known);
        const events = order ? order.flatMap((index) => log.events[index] ?? []) : log.events;
        await teller.tell(events, { claims: ['resolution', 'tracking'] });
        return stateOf(log, known);
      };
      const expected = await after();
      expect(JSON.parse(expected)).toMatchObject({ claim });
      const twice = [...lines, ...onItsWay, ...lines, ...onItsWay].map(
        (_line, index, all) => index % (all.length / 2),
      );
      const orders = fc.shuffledSubarray(twice, { minLength: twice.length });
      await fc.assert(
        fc.asyncProperty(orders, async (order) => expect(await after(order)).toBe(expected)),
        { numRuns: 8 },
      );
      const waiting = await world.admin.query('SELECT FROM claims.parked_events');
      const dead = await world.admin.query('SELECT FROM claims.dead_letters');
      expect([waiting.rowCount, dead.rowCount]).toEqual([0, 0]);
    },
  );
});
