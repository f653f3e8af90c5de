import { readScan } from './told-scan';

const now = new Date('2026-03-02T03:00:00Z');
const scan = { carrier: 'JNE', waybill: 'jn1', rawCode: 'POD', occurredAt: '2026-03-02T09:00:00+07:00' };
const hashOf = (value: unknown) => {
  const read = readScan(value, now);
  return 'told' in read ? read.told.hash : undefined;
};

describe('a scan as told', () => {
  it('keeps the carrier’s code beside its meaning', () => {
    expect(readScan(scan, now)).toMatchObject({
      told: { waybillKey: 'JN1', rawCode: 'POD', meaning: { status: 'delivered', subReason: null } },
    });
    expect(readScan({ ...scan, rawCode: 'ZZ' }, now)).toMatchObject({ told: { meaning: null } });
  });

  it('has one name for one moment in any zone, and for one number of the carrier', () => {
    expect(hashOf({ ...scan, occurredAt: '2026-03-02T02:00:00Z' })).toBe(hashOf(scan));
    expect(hashOf({ ...scan, hub: 'CGK' })).not.toBe(hashOf(scan));
    expect(hashOf({ ...scan, scanId: '7', hub: 'CGK' })).toBe(hashOf({ ...scan, scanId: '7' }));
  });

  it.each([
    [{ ...scan, occurredAt: '2026-03-02T09:00:00Z' }, 'occurredAt'],
    [{ ...scan, rawCode: undefined }, 'status'],
    [{ ...scan, status: 'eaten' }, 'status'],
    [{ ...scan, extra: 1 }, 'extra'],
  ])('is refused with the name of the field: %j', (value, field) => {
    expect(readScan(value, now)).toMatchObject({ errors: [{ field }] });
  });
});
