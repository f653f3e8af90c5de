import { money } from '@tuntas/kernel';
import { evolve, type Shipment } from './shipment';

const at = (day: number): Date => new Date(Date.UTC(2026, 5, day));
const registered: Shipment = {
  id: 's-1',
  organisationId: 'shipper-1',
  carrier: 'jne',
  waybill: 'JN1',
  service: 'REG',
  status: 'registered',
  subReason: null,
  shippedAt: at(1),
  promisedAt: null,
  deliveredAt: null,
  lostSuspectedAt: null,
  lastStatusAt: null,
  pieces: 1,
  fee: money(13_000, 'IDR'),
  goodsValue: null,
  insuredValue: null,
  remedyId: null,
};

describe('what claims know of a shipment', () => {
  it('remembers delivery through a later complaint', () => {
    const delivered = evolve(registered, { type: 'Delivered', at: at(3) });
    expect(evolve(delivered, { type: 'WentWrong', subReason: 'damaged', at: at(4) })).toMatchObject({
      status: 'delivered',
      subReason: 'damaged',
      deliveredAt: at(3),
      lastStatusAt: at(4),
    });
  });

  it('is not delivered any more when the carrier takes the delivery back', () => {
    const delivered = evolve(registered, { type: 'Delivered', at: at(3) });
    const back = evolve(delivered, { type: 'Undelivered', at: at(4) });
    expect(back).toMatchObject({ status: 'registered', deliveredAt: null, lastStatusAt: at(4) });
    const lost = evolve(registered, { type: 'WentWrong', subReason: 'lost', at: at(3) });
    expect(evolve(lost, { type: 'Undelivered', at: at(4) })).toMatchObject({ status: 'exception' });
  });

  it('was last seen by its latest scan, in whatever order they come', () => {
    const seen = evolve(registered, { type: 'Scanned', at: at(5) });
    expect(evolve(seen, { type: 'Scanned', at: at(4) })).toMatchObject({
      status: 'registered',
      lastStatusAt: at(5),
    });
  });

  it('counts a loss from the first sign of it', () => {
    const suspected = evolve(registered, { type: 'LostSuspected', silentSince: at(5) });
    const lost = evolve(suspected, { type: 'WentWrong', subReason: 'lost', at: at(9) });
    expect(lost).toMatchObject({ status: 'exception', lostSuspectedAt: at(5) });
  });

  it('is recovered when seen again', () => {
    const suspected = evolve(registered, { type: 'LostSuspected', silentSince: at(5) });
    expect(evolve(suspected, { type: 'Recovered', at: at(12) })).toMatchObject({
      status: 'recovered',
      lastStatusAt: at(12),
    });
  });
});
