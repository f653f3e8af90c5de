import { money } from '@tuntas/kernel';
import { packOfKey, packs } from '../packs';
import { exclusionSigns, type SignFacts } from './exclusion-signs';
import type { RulePack } from './pack';

const generic = packOfKey({ id: 'generic', version: 1 })!;
const facts = (more: Partial<SignFacts> = {}): SignFacts => ({
  type: 'loss',
  categories: [],
  goodsValue: money(2_000_000, 'IDR'),
  insuredValue: null,
  ...more,
});
const shown = (pack: RulePack | null, more: Partial<SignFacts>) =>
  exclusionSigns(pack, facts(more)).map(({ code, shows }) => [code, shows]);

describe('signs of an exclusion', () => {
  it.each([
    ['a category that the law forbids, however it is written', ['Bahan Peledak'], 'Bahan Peledak'],
    ['one of several lines', ['electronics', 'narcotics'], 'narcotics'],
    ['other goods', ['electronics'], null],
    ['no category', [], null],
  ])('%s', (_says, categories, expected) => {
    expect(shown(generic, { categories })).toEqual([['prohibited_goods', expected]]);
    expect(exclusionSigns(generic, facts())[0]?.ruleId).toBe('generic/prohibited_goods');
  });

  const limit: RulePack = {
    ...generic,
    exclusions: [
      {
        code: 'prohibited_goods',
        types: ['damage'],
        says: { en: 'x', id: 'x' },
        when: { source: 'x', categories: [], uncoveredAbove: money(1_000_000, 'IDR') },
      },
    ],
  };
  it.each([
    ['worth more without cover', { type: 'damage' }, '2000000 IDR'],
    ['worth just as much', { type: 'damage', goodsValue: money(1_000_000, 'IDR') }, null],
    ['covered', { type: 'damage', insuredValue: money(2_000_000, 'IDR') }, null],
    ['in a currency that cannot be compared', { type: 'damage', goodsValue: money(9_000_000, 'USD') }, null],
  ] as const)('%s', (_says, more, expected) => {
    expect(shown(limit, more)).toEqual([['prohibited_goods', expected]]);
  });

  it('are looked for only where the exclusion concerns such claims, and facts can show it', () => {
    expect(shown(limit, { type: 'loss' })).toEqual([]);
    expect(shown(null, {})).toEqual([]);
    const bySight = packs.flatMap(({ exclusions }) => exclusions).filter(({ when }) => when === null);
    expect(new Set(bySight.map(({ code }) => code))).toContain('insufficient_packing');
  });
});
