import { type EventLog, eventLog, openTeller, type Teller } from '@tuntas/testing';
import fc from 'fast-check';
import {
  type NotificationsFixture,
  notificationsFixture,
  type Somebody,
} from '../../test/notifications.fixture';

jest.setTimeout(120_000);

const day = 86_400_000;
const soon = (days: number): string => new Date(Date.now() + days * day).toISOString();
const claimant = { claimantId: '0192f1c2-0000-7000-8000-000000000901' };
const remedy = { remedy: 'reshipment' };

/** Asked, answered, decided, appealed, decided again, sent, arrived and settled: three services tell it. */
const story = (known: Record<string, string>): EventLog =>
  eventLog(
    [
      'shipment.registered',
      ['shipment.delivered', { deliveredAt: soon(0) }],
      'claim.submitted',
      ['claim.evidence_requested', { answerBy: soon(14) }],
      'claim.evidence_received',
      ['claim.decided', { outcome: 'rejected', remedy: null, appealUntil: soon(14) }],
      'claim.appealed',
      ['claim.decided', { decisionNo: 2, appealUntil: null, ...remedy }],
      ['claim.settled', { settlement: 'reshipped', paid: null, settledAt: soon(0) }],
      ['claim.evidence_requested', { requestNo: 2, answerBy: soon(14) }],
      'remedy.opened',
      'payout.approval_requested',
      'payout.failed',
      'payout.approved',
      'payout.netted',
      ['payout.paid', { again: true, ...claimant }],
      'payout.returned',
      ['recovery.booked', claimant],
      'reshipment.booked',
    ],
    known,
  );

describe('what everybody says of a case', () => {
  let service: NotificationsFixture;
  let teller: Teller;
  let people: Record<'agent' | 'finance' | 'supervisor', Somebody>;
  beforeAll(async () => {
    service = await notificationsFixture();
    const { kafkaBrokers, topicPrefix } = service.environment;
    teller = await openTeller(kafkaBrokers, topicPrefix);
    const [agent, finance] = [await service.somebody('agent'), await service.somebody('finance')];
    people = { agent, finance, supervisor: await service.somebody('supervisor') };
  });
  afterAll(async () => {
    await teller?.close();
    await service?.close();
  });

  /** After events in this order, each part once the one before has been heard. */
  async function after(...parts: (readonly number[])[]): Promise<string> {
    const claimant = await service.somebody('shipper');
    const colleague = await service.somebody('shipper', claimant);
    const log = story({ '000000000901': claimant.personId, '000000000001': claimant.organisationId });
    const orders = parts.length > 0 ? parts : [[...log.events.keys()]];
    for (const order of orders) {
      const events = order.flatMap((index) => log.events[index] ?? []);
      await teller.tell(events, { notifications: ['claims', 'resolution', 'tracking'] });
    }
    const claimId = log.events[2]?.subject;
    const [known] = await service.rows(
      'SELECT stage, evidence_request_no, cycle, number, claimant_id FROM notifications.cases WHERE claim_id = $1',
      [claimId],
    );
    const messages = await service.rows<{ recipient_id: string }>(
      `SELECT recipient_id, template, channel, rung, only_while FROM notifications.messages
       WHERE claim_id = $1 OR shipment_id = $2 ORDER BY template, channel, recipient_id, rung`,
      [claimId, log.events[0]?.subject],
    );
    expect(messages.filter(({ recipient_id }) => recipient_id === colleague.personId)).toEqual([]);
    const timers = await service.rows(
      'SELECT name, state FROM notifications.timers WHERE subject = $1 OR subject LIKE $2 ORDER BY name, subject',
      [claimId, `${claimId}%`],
    );
    return log.anonymous(JSON.stringify({ known, messages, timers }, null, 1));
  }

  it('tells the same people the same things, in any order and however often it is told', async () => {
    const expected = await after();
    const { known, messages } = JSON.parse(expected) as { known: object; messages: { template: string }[] };
    expect(known).toMatchObject({ stage: 'needs_action', evidence_request_no: 2, cycle: 2 });
    expect(messages.length).toBeGreaterThan(10);
    expect(Object.keys(people)).toHaveLength(3);
    const all = [...story({}).events.keys()];
    // Chance does not find this one: a parcel is sent again before anybody has heard of the claim.
    const sent = story({}).events.findIndex(({ type }) => type === 'remedy.opened');
    expect(await after(all.slice(sent), all.slice(0, sent))).toBe(expected);
    const orders = fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => expect(await after(order)).toBe(expected)),
      { numRuns: 10 },
    );
    expect(await service.rows('SELECT FROM notifications.parked_events')).toEqual([]);
    expect(await service.rows('SELECT FROM notifications.dead_letters')).toEqual([]);
  });
});
