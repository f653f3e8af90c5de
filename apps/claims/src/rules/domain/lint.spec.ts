import { packOfKey } from '../packs';
import { lintLibrary, lintPack } from './lint';
import type { ClaimTerms, RulePack } from './pack';

const jne = packOfKey({ id: 'jne', version: 1 })!;
const codes = ['prohibited_goods', 'insufficient_packing'];
const closing = (value: number, unit: 'hours' | 'calendar_days'): RulePack => ({
  ...jne,
  claims: {
    ...jne.claims,
    damage: { ...(jne.claims.damage as ClaimTerms), closes: { after: ['delivered_at'], value, unit } },
  },
});
const fields = (pack: RulePack) => lintPack(pack, codes).map(({ level, field }) => `${level} ${field}`);

describe('lint', () => {
  it.each([
    ['seven days', closing(7, 'calendar_days'), []],
    ['six days', closing(6, 'calendar_days'), ['warning claims.damage.closes']],
    ['7 × 24 hours', closing(168, 'hours'), []],
    ['an hour less', closing(167, 'hours'), ['warning claims.damage.closes']],
    ['an empty field that is not said to be unknown', { ...jne, mayFile: null }, ['error mayFile']],
    ['an unknown field that does not exist', { ...jne, unknown: [...jne.unknown, 'claims.theft'] }, ['error unknown']],
    ['an end before the beginning', { ...jne, validUntil: '2023-12-31' }, ['error validUntil']],
    ['a reason nobody can give', { ...jne, exclusions: [{ code: 'bad_luck', types: null, says: { id: 'x', en: 'x' }, when: null }] },
      ['error exclusions']],
  ])('finds in a pack with %s: %s', (_name, pack, expected) => {
    expect(fields(pack)).toEqual(expected);
  }); // prettier-ignore

  it('finds two packs for the same parcels on the same days', () => {
    const next = { ...jne, version: 2, validFrom: '2025-01-01' };
    expect(lintLibrary([jne, next])).toHaveLength(1);
    expect(lintLibrary([{ ...jne, validUntil: '2024-12-31' }, next])).toEqual([]);
    expect(lintLibrary([jne, { ...next, services: ['air'] }])).toEqual([]);
    expect(lintLibrary([jne, jne])).toHaveLength(1);
  });
});
