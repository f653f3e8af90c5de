import { shipmentStatuses } from '@tuntas/contracts';
import fc from 'fast-check';
import { custodyOf } from './custody';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
const scan = (
  status: (typeof shipmentStatuses)[number],
  minute: number,
  more: { hub?: string; subReason?: 'correction' | 'damaged' } = {},
) => ({ status, occurredAt: at(minute), hub: more.hub ?? null, subReason: more.subReason ?? null });

const handsOf = (...scans: ReturnType<typeof scan>[]) =>
  custodyOf(at(0), scans).map(({ holder, hub }) => (hub ? `${holder} ${hub}` : holder));

describe('whose hands a parcel has been in', () => {
  it('begins with the sender, who has it until the first scan says otherwise', () => {
    expect(custodyOf(at(0), [])).toEqual([{ holder: 'sender', hub: null, since: at(0), until: null }]);
    expect(custodyOf(at(0), [scan('picked_up', 5)])).toEqual([
      { holder: 'sender', hub: null, since: at(0), until: at(5) },
      { holder: 'carrier', hub: null, since: at(5), until: null },
    ]);
  });

  it('follows it from hub to hub to the door', () => {
    expect(
      handsOf(
        scan('picked_up', 1),
        scan('at_hub', 2, { hub: 'CGK01' }),
        scan('at_hub', 3, { hub: 'CGK01' }),
        scan('in_transit', 4, { hub: 'CGK01' }),
        scan('at_hub', 5, { hub: 'SUB01' }),
        scan('out_for_delivery', 6),
        scan('delivery_failed', 7),
        scan('delivered', 8),
      ),
    ).toEqual(['sender', 'carrier', 'hub CGK01', 'carrier', 'hub SUB01', 'courier', 'recipient']);
  });

  it('leaves it where it was when a scan says only what happened', () => {
    expect(
      handsOf(scan('at_hub', 1, { hub: 'CGK01' }), scan('exception', 2, { subReason: 'damaged' })),
    ).toEqual(['sender', 'hub CGK01']);
  });

  it('does not take a delivered parcel back to a hub that syncs late, but by a correction and by a return', () => {
    const late = scan('at_hub', 9, { hub: 'SUB01' });
    expect(handsOf(scan('delivered', 8), late)).toEqual(['sender', 'recipient']);
    const taken = scan('at_hub', 9, { hub: 'SUB01', subReason: 'correction' });
    expect(handsOf(scan('delivered', 8), taken, scan('out_for_delivery', 10))).toEqual([
      'sender',
      'recipient',
      'hub SUB01',
      'courier',
    ]);
    expect(handsOf(scan('delivered', 8), scan('returning', 9), scan('returned', 10))).toEqual([
      'sender',
      'recipient',
      'carrier',
      'sender',
    ]);
  });

  it('has no gap, no overlap and one open end, whatever was scanned', () => {
    const scans = fc.array(fc.tuple(fc.constantFrom(...shipmentStatuses), fc.nat(500)), { maxLength: 30 });
    fc.assert(
      fc.property(scans, (told) => {
        const sorted = told.map(([status, minute]) => scan(status, minute - 100));
        sorted.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
        const chain = custodyOf(at(0), sorted);
        chain.forEach(({ until, since }, index) => {
          expect(until).toEqual(chain[index + 1]?.since ?? null);
          expect(until === null || until >= since).toBe(true);
        });
      }),
    );
  });
});
