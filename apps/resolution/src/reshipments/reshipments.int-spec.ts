import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { EventContext } from '@tuntas/messaging';
import { ResolutionFixture, seller } from '../../test/resolution.fixture';
import { FoundParcels } from '../found-parcels/found-parcels.service';
import { ReshipmentsConsumer } from './reshipments.consumer';

interface Row {
  id: string;
  shipment_id: string;
  state: string;
  waybill: string | null;
  remedy_id: string;
}

describe('a reshipment', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
    await fixture.registerPayee();
  });
  afterAll(() => fixture.close());

  const wanted = { remedy: 'reshipment', wish: 'reshipment' } as const;
  const requested = async (over = {}) => {
    const { decision } = await fixture.decide({ ...wanted, ...over });
    return { claimId: decision.claimId, row: await rowOf(decision.claimId) };
  };
  const booked = async (over = {}) => {
    const { claimId, row } = await requested(over);
    await fixture.ringThrough('reshipment.book', row.id);
    return { claimId, row: await rowOf(claimId) };
  };
  const rowOf = async (claimId: string): Promise<Row> => {
    const [row] = await fixture.rows<Row>('SELECT * FROM reshipments WHERE claim_id = $1', [claimId]);
    if (!row) throw new Error('no reshipment');
    return row;
  };
  const context = (manager: EntityManager) => ({ manager }) as EventContext;
  const attributes = {
    id: v7(),
    version: 1,
    source: 'tracking',
    subject: v7(),
    seq: 1,
    time: '',
    organisationId: seller,
  };
  const consumer = () => fixture.app.get(ReshipmentsConsumer);
  const hearDelivered = (row: Row) =>
    fixture.transaction((manager) =>
      consumer().delivered(
        {
          ...attributes,
          type: 'shipment.delivered',
          data: {
            shipmentId: row.shipment_id,
            organisationId: seller,
            deliveredAt: '2026-03-02T03:00:00.000Z',
            remedyId: row.remedy_id,
          },
        },
        context(manager),
      ),
    );
  const hearException = (row: Row, subReason: 'lost' | 'weather' | 'damaged') =>
    fixture.transaction((manager) =>
      consumer().exception(
        {
          ...attributes,
          type: 'shipment.exception',
          data: {
            shipmentId: row.shipment_id,
            organisationId: seller,
            subReason,
            occurredAt: '2026-03-02T03:00:00.000Z',
          },
        },
        context(manager),
      ),
    );

  const hearRecovered = (row: Row) =>
    fixture.transaction((manager) =>
      consumer().recovered(
        {
          ...attributes,
          type: 'shipment.recovered',
          data: {
            shipmentId: row.shipment_id,
            organisationId: seller,
            seenAt: '2026-03-20T03:00:00.000Z',
          },
        },
        context(manager),
      ),
    );

  it('is booked once, by fifty calls and a repeated one', async () => {
    const { claimId, row } = await requested();
    await Promise.all(Array.from({ length: 50 }, () => fixture.ringThrough('reshipment.book', row.id)));
    expect(await rowOf(claimId)).toMatchObject({
      state: 'booked',
      waybill: expect.stringMatching(/^RS\d{14}$/),
    });
    expect(await fixture.eventsOf(claimId)).toEqual(['remedy.opened', 'reshipment.booked']);
    const [told] = await fixture.rows(
      `SELECT data FROM outbox WHERE subject = $1 AND type = 'reshipment.booked'`,
      [claimId],
    );
    expect(told).toMatchObject({ data: { claimantId: 'shipper-1' } });
  });

  it('is booked by the next ring when the process died before the call', async () => {
    const { claimId, row } = await requested();
    await fixture.ring('reshipment.book', row.id);
    expect((await rowOf(claimId)).state).toBe('requested');
    await fixture.ringThrough('reshipment.book', row.id);
    expect((await rowOf(claimId)).state).toBe('booked');
  });

  it('completes the remedy when its parcel is delivered, once', async () => {
    const { claimId, row } = await booked();
    await hearDelivered(row);
    await hearDelivered(row);
    expect(await fixture.eventsOf(claimId)).toEqual([
      'remedy.opened',
      'reshipment.booked',
      'remedy.completed',
    ]);
    await fixture.ringThrough('reshipment.overdue', row.id);
    expect((await rowOf(claimId)).state).toBe('delivered');
  });

  it('falls back to the approved amount when its parcel is lost, once', async () => {
    const { claimId, row } = await booked();
    await hearException(row, 'lost');
    await hearException(row, 'lost');
    await hearDelivered(row);
    expect(await fixture.eventsOf(claimId)).toEqual([
      'remedy.opened',
      'reshipment.booked',
      'remedy.failed',
      'remedy.opened',
      'payout.approved',
      'reshipment.found',
    ]);
    const [payout] = await fixture.rows<{ id: string; amount: number }>(
      'SELECT id, amount FROM payouts WHERE claim_id = $1',
      [claimId],
    );
    expect(payout?.amount).toBe(130_000);
    await fixture.ringThrough('payout.submit', payout?.id ?? '');
    const states = await fixture.rows(
      'SELECT kind, state, wish FROM remedies WHERE claim_id = $1 ORDER BY opened_at',
      [claimId],
    );
    expect(states).toEqual([
      { kind: 'reshipment', state: 'failed', wish: 'reshipment' },
      { kind: 'compensation', state: 'completed', wish: 'reshipment' },
    ]);
  });

  it('falls back when its parcel has not been seen for too long, once', async () => {
    const { claimId, row } = await booked();
    const silence = () =>
      fixture.transaction((manager) =>
        consumer().lostSuspected(
          {
            ...attributes,
            type: 'shipment.lost_suspected',
            data: {
              shipmentId: row.shipment_id,
              organisationId: seller,
              silentSince: '2026-03-02T03:00:00.000Z',
              limitHours: 72,
            },
          },
          context(manager),
        ),
      );
    await silence();
    await silence();
    expect((await fixture.eventsOf(claimId)).slice(2)).toEqual([
      'remedy.failed',
      'remedy.opened',
      'payout.approved',
    ]);
  });

  it('tells claims once that a parcel given up turned up after all: seen again, and delivered', async () => {
    const { claimId, row } = await booked();
    await fixture.ringThrough('reshipment.overdue', row.id);
    await hearRecovered(row);
    await hearRecovered(row);
    await hearDelivered(row);
    const events = await fixture.eventsOf(claimId);
    expect(events.filter((type) => type === 'reshipment.found')).toHaveLength(1);
    expect((await rowOf(claimId)).state).toBe('found');
  });

  it('says nothing of a parcel on its way that is seen again, nor of a broken one that is delivered', async () => {
    const { claimId, row } = await booked();
    await hearRecovered(row);
    await hearException(row, 'damaged');
    await hearDelivered(row);
    expect(await fixture.eventsOf(claimId)).not.toContain('reshipment.found');
  });

  describe('whose first parcel is found', () => {
    const parcels = () => fixture.app.get(FoundParcels, { strict: false });
    const ask = (claimId: string) =>
      fixture.transaction((manager) => parcels().hold(manager, { claimId, organisationId: seller }));
    const choose = (claimId: string, choice: 'keep_money' | 'take_parcel' | 'lapsed') =>
      fixture.transaction((manager) =>
        parcels().chosen(manager, { claimId, organisationId: seller, choice }),
      );
    const payoutOf = async (claimId: string) => {
      const [payout] = await fixture.rows<{ id: string; state: string }>(
        'SELECT id, state FROM payouts WHERE claim_id = $1',
        [claimId],
      );
      return payout;
    };

    it('is not booked while its claimant chooses, nor once the parcel was taken', async () => {
      const { claimId, row } = await requested();
      await ask(claimId);
      await fixture.ringThrough('reshipment.book', row.id);
      expect((await rowOf(claimId)).state).toBe('requested');
      await choose(claimId, 'take_parcel');
      await choose(claimId, 'take_parcel');
      await fixture.ringThrough('reshipment.book', row.id);
      expect(await rowOf(claimId)).toMatchObject({ state: 'failed', waybill: null });
      expect(await fixture.eventsOf(claimId)).toEqual(['remedy.opened', 'remedy.failed']);
      expect(await payoutOf(claimId)).toBeUndefined();
    });

    it.each(['keep_money', 'lapsed'] as const)('is booked with %s', async (choice) => {
      const { claimId, row } = await requested();
      await ask(claimId);
      await fixture.ringThrough('reshipment.book', row.id);
      await choose(claimId, choice);
      await fixture.ringThrough('reshipment.book', row.id);
      expect((await rowOf(claimId)).state).toBe('booked');
    });

    it.each([
      ['keep_money', 'paid'],
      ['take_parcel', 'rejected'],
    ] as const)('and lost, leaves its money held; with %s it is %s', async (choice, end) => {
      const { claimId, row } = await booked();
      await ask(claimId);
      await hearException(row, 'lost');
      const held = await payoutOf(claimId);
      await fixture.ringThrough('payout.submit', held?.id ?? '');
      expect(await payoutOf(claimId)).toMatchObject({ state: 'scheduled' });
      await choose(claimId, choice);
      await fixture.ringThrough('payout.submit', held?.id ?? '');
      expect(await payoutOf(claimId)).toMatchObject({ state: end });
    });

    it('and taken, falls back to nothing when it is lost, and nobody is asked to decide again', async () => {
      const { claimId, row } = await booked();
      await ask(claimId);
      await choose(claimId, 'take_parcel');
      await hearException(row, 'lost');
      expect(await payoutOf(claimId)).toBeUndefined();
      const [failed] = await fixture.rows(
        `SELECT data FROM outbox WHERE subject = $1 AND type = 'remedy.failed'`,
        [claimId],
      );
      expect(failed).toMatchObject({ data: { reasonCode: 'parcel_recovered', next: null } });
    });

    it('leaves no money on its way when it is lost and the parcel taken at once, fifty times over', async () => {
      const cases = await Promise.all(Array.from({ length: 5 }, () => booked()));
      await Promise.all(cases.map(({ claimId }) => ask(claimId)));
      await Promise.all(
        cases.flatMap(({ claimId, row }) => [
          ...Array.from({ length: 5 }, () => hearException(row, 'lost')),
          ...Array.from({ length: 5 }, () => choose(claimId, 'take_parcel')),
        ]),
      );
      for (const { claimId } of cases) {
        expect([undefined, 'rejected']).toContain((await payoutOf(claimId))?.state);
        const open = await fixture.rows(`SELECT FROM remedies WHERE claim_id = $1 AND state <> 'failed'`, [
          claimId,
        ]);
        expect(open).toEqual([]);
      }
    });
  });

  it('waits through bad weather', async () => {
    const { claimId, row } = await booked();
    await hearException(row, 'weather');
    expect((await rowOf(claimId)).state).toBe('booked');
  });

  it('falls back when nothing arrives in time', async () => {
    const { claimId, row } = await booked();
    await fixture.ringThrough('reshipment.overdue', row.id);
    await fixture.ringThrough('reshipment.overdue', row.id);
    expect((await fixture.eventsOf(claimId)).slice(2)).toEqual([
      'remedy.failed',
      'remedy.opened',
      'payout.approved',
    ]);
  });

  it('without a value leaves what comes next to a person', async () => {
    const { claimId, row } = await booked({ approved: { amount: 0, currency: 'IDR' } });
    await hearException(row, 'lost');
    expect(await fixture.eventsOf(claimId)).toEqual(['remedy.opened', 'reshipment.booked', 'remedy.failed']);
  });
});
