import { shipmentStatuses, type ShipmentStatus, subReasons, type SubReason } from '@tuntas/contracts';
import fc from 'fast-check';
import { applyScan, atStart, hear, type Progress, type Scan, type ScanOutcome, statusOf } from './progress';

const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour));

const scan = (status: ShipmentStatus, hour: number, subReason: SubReason | null = null): Scan => ({
  status,
  subReason,
  occurredAt: at(hour),
  hub: null,
  hash: `${status}/${subReason}/${hour}`,
});

function after(scans: readonly Scan[], start: Progress = atStart) {
  const outcomes: ScanOutcome[] = [];
  let progress = start;
  for (const each of scans) {
    const step = applyScan(progress, each);
    progress = step.progress;
    outcomes.push(...step.outcomes);
  }
  return { ...statusOf(progress), progress, said: outcomes.map(({ type }) => type) };
}

describe('the status of a parcel', () => {
  it('is registered before the first scan and follows the latest one', () => {
    expect(statusOf(atStart)).toEqual({ status: 'registered', subReason: null });
    expect(after([scan('picked_up', 1), scan('in_transit', 2)]).status).toBe('in_transit');
  });

  it('is not moved back by an older scan', () => {
    const late = after([scan('at_hub', 5), scan('in_transit', 3)]);
    expect(late.status).toBe('at_hub');
    expect(late.said).toEqual(['moved']);
  });

  it.each([scan('in_transit', 3), scan('out_for_delivery', 12), scan('on_hold', 13)])(
    'stays delivered whatever a hub still sends: $status at $occurredAt',
    (stray) => {
      expect(after([scan('delivered', 10), stray]).status).toBe('delivered');
    },
  );

  it('goes on to returning and returned after a delivery', () => {
    expect(after([scan('delivered', 10), scan('returning', 20), scan('at_hub', 22)]).status).toBe(
      'returning',
    );
    expect(after([scan('returned', 30), scan('delivered', 10)]).status).toBe('returned');
  });

  it('is taken back by a correction, and only for what came before it', () => {
    const corrected = after([scan('delivered', 10), scan('at_hub', 11, 'correction')]);
    expect(corrected).toMatchObject({ status: 'at_hub', subReason: 'correction' });
    expect(after([scan('delivered', 15)], corrected.progress).status).toBe('delivered');
    expect(after([scan('delivered', 9)], corrected.progress).status).toBe('at_hub');
  });

  it('is the same for any order and repetition of the same scans', () => {
    const anyScan = fc
      .record({
        status: fc.constantFrom(...shipmentStatuses),
        subReason: fc.option(fc.constantFrom(...subReasons)),
        hour: fc.integer({ min: 0, max: 12 }),
      })
      .map(({ status, subReason, hour }) => scan(status, hour, subReason));
    const twoOrders = fc.array(anyScan, { maxLength: 12 }).chain((scans) =>
      fc.tuple(
        fc.constant(scans),
        fc
          .tuple(
            fc.shuffledSubarray(scans, { minLength: scans.length }),
            scans.length > 0 ? fc.array(fc.constantFrom(...scans), { maxLength: 6 }) : fc.constant([]),
          )
          .map(([shuffled, repeated]) => [...shuffled, ...repeated]),
      ),
    );
    fc.assert(
      fc.property(twoOrders, ([scans, other]) => {
        const one = after(scans);
        const two = after(other);
        expect([two.status, two.subReason, two.progress.heardAt]).toEqual([
          one.status,
          one.subReason,
          one.progress.heardAt,
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what others hear of a scan', () => {
  it('is a delivery once, however many scans say so', () => {
    expect(after([scan('delivered', 10), scan('delivered', 11), scan('in_transit', 9)]).said).toEqual([
      'moved',
      'delivered',
    ]);
  });

  it('is damage even when its scan comes after the delivery', () => {
    const late = after([scan('delivered', 10), scan('exception', 8, 'damaged')]);
    expect(late.status).toBe('delivered');
    expect(late.said).toContain('went_wrong');
  });

  it('is a recovery when a lost parcel is seen later, but not by a scan from before', () => {
    const lost = after([scan('exception', 10, 'lost')]);
    expect(lost.progress.missingSince).toEqual(at(10));
    expect(after([scan('in_transit', 9)], lost.progress).said).toEqual([]);
    const found = after([scan('at_hub', 12)], lost.progress);
    expect(found.said).toEqual(['moved', 'recovered']);
    expect(found.progress.missingSince).toBeNull();
  });

  it('is a recovery by a scan with an unknown code too', () => {
    const silent = { ...atStart, missingSince: at(1) };
    expect(hear(silent, at(2)).outcomes).toEqual([{ type: 'recovered' }]);
    expect(hear(silent, at(1)).outcomes).toEqual([]);
    expect(statusOf(hear(silent, at(2)).progress).status).toBe('registered');
  });
});
