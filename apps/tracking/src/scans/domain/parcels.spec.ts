import { parcelsOf } from './parcels';

const parcel = (organisationId: string, shipped: string) => ({
  organisationId,
  shippedAt: new Date(shipped),
});

describe('which parcel a scan speaks of', () => {
  const old = parcel('shop', '2024-01-05T00:00:00Z');
  const recent = parcel('shop', '2026-01-05T00:00:00Z');

  it('is the last one shipped before it, as numbers are used again', () => {
    expect(parcelsOf([old, recent], new Date('2024-02-01T00:00:00Z'))).toEqual([old]);
    expect(parcelsOf([old, recent], new Date('2026-02-01T00:00:00Z'))).toEqual([recent]);
  });

  it('allows a scan stamped shortly before the shipper’s time, and no earlier', () => {
    expect(parcelsOf([recent], new Date('2026-01-04T00:00:00Z'))).toEqual([recent]);
    expect(parcelsOf([recent], new Date('2026-01-01T00:00:00Z'))).toEqual([]);
  });

  it('is one for each organisation that registered it', () => {
    const market = parcel('market', '2026-01-06T00:00:00Z');
    expect(parcelsOf([recent, market], new Date('2026-02-01T00:00:00Z'))).toEqual([recent, market]);
  });
});
