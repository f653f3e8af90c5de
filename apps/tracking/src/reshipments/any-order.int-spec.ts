import { eventLog, openTeller, type Teller } from '@tuntas/testing';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { newParcel, type TrackingFixture, trackingFixture } from '../tracking.fixture';

/** The first replacement was lost, and after an appeal a second one goes out. */
const story = (original: string, shipper: string) => {
  const { waybill: first } = newParcel();
  const { waybill: second } = newParcel();
  const again = {
    remedyId: '0192f1c2-0000-7000-8000-0000000000d2',
    shipmentId: '0192f1c2-0000-7000-8000-0000000000a3',
  };
  return {
    waybills: [first, second],
    log: eventLog(
      [
        'remedy.opened',
        ['reshipment.booked', { waybill: first, carrier: 'JNE' }],
        'remedy.failed',
        'remedy.opened',
        ['reshipment.booked', { ...again, waybill: second, carrier: 'JNE' }],
        'remedy.completed',
      ],
      { '0000000000a1': original, '000000000001': shipper },
    ),
  };
};

describe('what resolution says of a case', () => {
  let tracking: TrackingFixture;
  let teller: Teller;
  beforeAll(async () => {
    tracking = await trackingFixture({ kafka: true });
    const { kafkaBrokers, topicPrefix } = tracking.environment;
    teller = await openTeller(kafkaBrokers, topicPrefix);
  });
  afterAll(async () => {
    await teller?.close();
    await tracking?.close();
  });

  /** Every replacement of a story told in this order, and what was said of each. */
  const after = async (order: readonly number[]): Promise<unknown> => {
    const shipper = tracking.shipper(v7());
    const parcel = newParcel({ pieces: 2, consignee: { name: 'Siti' } });
    const { body } = await shipper.post('/shipments', parcel);
    const { log, waybills } = story(body.id, shipper.organisationId);
    await teller.tell(
      order.flatMap((index) => log.events[index] ?? []),
      { tracking: ['resolution'] },
    );
    const { rows } = await tracking.admin.query<{ waybill: string }>(
      `SELECT s.id, s.waybill, s.remedy_id, s.pieces, s.status, c.name AS consignee,
         (SELECT array_agg(o.type || ' ' || o.seq ORDER BY o.seq) FROM tracking.outbox o WHERE o.subject = s.id::text) AS said
       FROM tracking.shipments s LEFT JOIN tracking.consignees c ON c.shipment_id = s.id
       WHERE s.organisation_id = $1 AND s.waybill = ANY($2) ORDER BY s.remedy_id`,
      [shipper.organisationId, waybills],
    );
    return JSON.parse(
      log.anonymous(JSON.stringify(rows.map((row) => ({ ...row, waybill: waybills.indexOf(row.waybill) })))),
    );
  };

  it('registers the same replacements, in any order and however often it is told', async () => {
    const inOrder = [0, 1, 2, 3, 4, 5];
    const expected = await after(inOrder);
    const registered = {
      pieces: 2,
      status: 'registered',
      consignee: 'Siti',
      said: ['shipment.registered 1'],
    };
    expect(expected).toMatchObject([
      { ...registered, waybill: 0 },
      { ...registered, waybill: 1 },
    ]);
    const twice = [...inOrder, ...inOrder];
    const orders = fc.shuffledSubarray(twice, { minLength: twice.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => expect(await after(order)).toEqual(expected)),
      { numRuns: 15 },
    );
    for (const table of ['parked_events', 'dead_letters']) {
      const { rows } = await tracking.admin.query(`SELECT FROM tracking.${table}`);
      expect([table, rows]).toEqual([table, []]);
    }
  });
});
