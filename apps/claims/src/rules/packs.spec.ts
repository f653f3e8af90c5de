import { reasonCodes } from '../claims/reason-codes';
import { lintLibrary, lintPack } from './domain/lint';
import { resolvePacks } from './library';
import { packFile } from './pack.schema';
import { runVectors, untestedEdges } from './pack-vectors';
import { packOfKey, packOfShipment, packs, readPacks, shippedPacks } from './packs';

const files = readPacks(shippedPacks);
const codes = reasonCodes.map(({ code }) => code);

describe.each(files.map((file, index) => [`${file.id}@${file.version}`, file, packs[index]!] as const))(
  'the pack %s',
  (_key, file, pack) => {
    it('answers its own examples', () => {
      const wrong = runVectors(pack, file).filter(({ expected, found }) => expected !== found);
      expect(wrong).toEqual([]);
      expect(file.vectors.length).toBeGreaterThan(0);
    });

    it('has an example on both sides of every edge', () => {
      expect(untestedEdges(file)).toEqual([]);
    });

    it('has no error', () => {
      expect(lintPack(pack, codes).filter(({ level }) => level === 'error')).toEqual([]);
    });
  },
);

describe('the packs', () => {
  it('never hold twice for the same parcel', () => {
    expect(lintLibrary(packs)).toEqual([]);
  });

  it('warn of windows that are shorter than the law allows', () => {
    const warned = packs.filter((pack) => lintPack(pack, codes).length > 0).map(({ id }) => id);
    expect([...new Set(warned)].sort()).toEqual(['anteraja', 'easypost', 'everpro', 'inaproc', 'sapx', 'ups', 'fedex'].sort());
  }); // prettier-ignore

  const shipped = (carrier: string, at: string, service = '') =>
    packOfShipment({ carrier, service, shippedAt: new Date(at) });

  it.each([
    ['J&T Express', '', '2026-01-01T00:00:00Z', 'jnt', 1],
    ['jne', 'REG', '2026-01-01T00:00:00Z', 'jne', 1],
    ['the first day in its own zone', '', '2009-10-13T17:00:00Z', 'generic', 1],
    ['everpro', 'Lion', '2026-01-01T00:00:00Z', 'everpro-lion', 1],
    ['everpro', 'Ninja', '2026-01-01T00:00:00Z', 'everpro', 1],
    ['Garuda', 'Air International', '2024-12-27T23:59:59Z', 'montreal', 3],
    ['Garuda', 'Air International', '2024-12-28T00:00:00Z', 'montreal', 4],
    ['JNE', 'Air International', '2026-01-01T00:00:00Z', 'jne', 1],
    ['Kurir Kilat', 'REG', '2014-01-01T00:00:00Z', 'generic', 1],
  ])('of %s %s on %s is %s@%i', (carrier, service, at, id, version) => {
    expect(shipped(carrier, at, service)).toMatchObject({ id, version });
  });

  it('hold from midnight of their own zone', () => {
    expect(shipped('jne', '2023-12-31T16:59:59Z')?.id).toBe('generic');
    expect(shipped('jne', '2023-12-31T17:00:00Z')?.id).toBe('jne');
    expect(shipped('x', '2009-10-13T16:59:59Z')).toBeNull();
  });

  it('are found again by what a claim keeps', () => {
    expect(packOfKey({ id: 'montreal', version: 2 })?.uninsured?.sdrPerKg).toBe(1900);
    expect(packOfKey({ id: 'montreal', version: 9 })).toBeNull();
  });

  it('take from their base what they do not say', () => {
    const jne = packOfKey({ id: 'jne', version: 1 });
    expect(jne?.claims.late?.rule).toBe('generic/late');
    expect(jne?.claims.damage?.rule).toBe('jne/damage');
  });

  it('refuse a base that is not here, and a circle', () => {
    const [one] = files;
    const other = { ...one!, id: 'other', base: { id: 'nobody', version: 1 } };
    expect(() => resolvePacks([other])).toThrow(/other@1 is based on nobody@1/);
    const round = { ...other, base: { id: 'other', version: 1 } };
    expect(() => resolvePacks([round])).toThrow(/base of itself/);
  });

  it('refuse unknown fields', () => {
    expect(packFile.safeParse({ ...files[0], maximum: 3 }).success).toBe(false);
  });
});
