import { money } from '@tuntas/kernel';
import { estimate, type EstimateFacts } from './estimate';
import { packFor, type RulePack, type Terms } from './pack';
import { packOfKey } from '../packs';

const idr = (amount: number) => money(amount, 'IDR');
const named = (id: string): RulePack => packOfKey({ id, version: 1 })!;
const general = named('generic');
const { uninsured, insured } = general as { uninsured: Terms; insured: Terms };
const facts = (more: Partial<EstimateFacts>): EstimateFacts => ({
  type: 'loss',
  fee: null,
  goodsValue: null,
  insuredValue: null,
  codAmount: null,
  salvage: null,
  promised: true,
  pieces: 1,
  piecesAffected: null,
  weightGrams: null,
  sdrRate: null,
  excluded: [],
  ...more,
});
const capped: RulePack = { ...general, uninsured: { ...uninsured, cap: idr(1_000_000) } };
const withFee: RulePack = { ...general, insured: { ...insured, adminFee: idr(50_000) } };
const lion: RulePack = { ...general, partialCap: idr(2_000_000) };

describe('the estimate', () => {
  it.each([
    ['ten times the fee', general, { fee: idr(13_000), goodsValue: idr(1_900_000) }, 130_000],
    ['ten times the fee', general, { fee: idr(24_000), goodsValue: idr(1_248_750) }, 240_000],
    ['the cap', capped, { fee: idr(150_000), goodsValue: idr(2_000_000) }, 1_000_000],
    ['the goods value', general, { fee: idr(20_000), goodsValue: idr(90_000) }, 90_000],
    ['declared less the admin fee', withFee, { insuredValue: idr(1_000_000), goodsValue: idr(1_000_000) }, 950_000],
    ['no more than the goods are worth', general, { insuredValue: idr(900_000), goodsValue: idr(400_000) }, 400_000],
    ['one piece of four', lion,
      { type: 'partial_loss', pieces: 4, piecesAffected: 1, fee: idr(40_000), goodsValue: idr(9_000_000) }, 100_000],
    ['the fee of a late parcel', general, { type: 'late', fee: idr(24_000) }, 24_000],
    ['nothing for a late parcel without a promise', general, { type: 'late', fee: idr(24_000), promised: false }, 0],
    ['the fee of a broken return', general, { type: 'return_breach', fee: idr(24_000) }, 24_000],
    ['nothing below zero', withFee, { insuredValue: idr(30_000), goodsValue: idr(30_000) }, 0],
  ] as const)('is %s', (_name, pack, known, amount) => {
    expect(estimate(pack, facts(known))).toMatchObject({ amount: idr(amount), missing: [] });
  }); // prettier-ignore

  it('names the rule and the formula', () => {
    expect(estimate(general, facts({ fee: idr(13_000), goodsValue: idr(1_900_000) }))).toMatchObject({
      formula: { en: 'min(10 × fee, goods value)', id: 'min(10 × ongkos kirim, nilai barang)' },
      ruleId: 'generic/uninsured',
    });
  });

  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

  it('shows the numbers in both languages', () => {
    const { calculation } = estimate(general, facts({ fee: idr(13_000), goodsValue: idr(1_900_000) }));
    expect(plain(calculation.en)).toBe('min(10 × fee IDR 13,000, goods value IDR 1,900,000) = IDR 130,000');
    expect(plain(calculation.id)).toBe(
      'min(10 × ongkos kirim Rp 13.000, nilai barang Rp 1.900.000) = Rp 130.000',
    );
  });

  it('shows what an insured claimant bears, and what the goods are still worth', () => {
    const known = { insuredValue: idr(10_000_000), goodsValue: idr(12_000_000), salvage: idr(150_000) };
    const { amount, calculation } = estimate(named('sapx'), facts({ type: 'damage', ...known }));
    expect(plain(calculation.en)).toBe(
      '90 % × (min(declared value IDR 10,000,000, goods value IDR 12,000,000) − deductible IDR 1,500,000) − salvage value IDR 150,000 = IDR 7,500,000',
    );
    expect(amount).toEqual(idr(7_500_000));
  });

  it.each([
    [1_500_000, 1_350_000],
    [1_500_001, 1],
    [14_999_999, 12_149_999],
    [15_000_000, 12_150_000],
  ])('bears by the tier that %i reaches', (value, amount) => {
    const known = { insuredValue: idr(value), goodsValue: idr(value) };
    expect(estimate(named('sapx'), facts(known)).amount).toEqual(idr(amount));
  });

  it('goes by weight where a convention says so', () => {
    const montreal = packOfKey({ id: 'montreal', version: 4 })!;
    const sdrRate = { date: '2024-12-23', currency: 'USD', millionths: 1_304_135 };
    const known = { type: 'damage', goodsValue: money(100_000, 'USD'), weightGrams: 2_500, sdrRate } as const;
    const { amount, calculation } = estimate(montreal, facts(known));
    expect(amount).toEqual(money(8_477, 'USD'));
    expect(calculation.en).toContain('26 SDR × 2.5 kg × 1.304135 USD per SDR on 2024-12-23');
    expect(estimate(montreal, facts({ ...known, weightGrams: null })).missing).toEqual(['weight']);
    expect(estimate(montreal, facts({ ...known, sdrRate: null })).missing).toEqual(['sdr_rate']);
  });

  it('is nothing for what the terms exclude, with the reason', () => {
    const known = { fee: idr(13_000), goodsValue: idr(1_900_000), excluded: ['insufficient_packing'] };
    expect(estimate(general, facts({ type: 'damage', ...known }))).toMatchObject({
      amount: idr(0),
      excludedBy: 'insufficient_packing',
      ruleId: 'generic/insufficient_packing',
    });
    // Packing is no matter of a parcel that was lost.
    expect(estimate(general, facts({ type: 'loss', ...known })).amount).toEqual(idr(130_000));
  });

  it('is open for what a pack does not know', () => {
    expect(estimate(named('usps'), facts({ type: 'late' }))).toMatchObject({
      amount: null,
      missing: ['rule'],
    });
    expect(estimate(named('usps'), facts({ goodsValue: money(1, 'USD') })).missing).toEqual(['rule']);
  });

  it('never mixes the currency of the terms with that of the goods', () => {
    const dollars = { fee: money(10, 'USD'), goodsValue: money(90, 'USD') };
    expect(estimate(named('jnt'), facts(dollars))).toMatchObject({ amount: null, missing: ['one_currency'] });
    expect(estimate(named('jne'), facts(dollars)).amount).toEqual(money(90, 'USD'));
  });

  it.each([
    [{}, ['fee', 'goods_value']],
    [{ fee: idr(1) }, ['goods_value']],
    [{ insuredValue: idr(1) }, ['goods_value']],
    [{ type: 'partial_loss', pieces: 4, fee: idr(1), goodsValue: idr(1) }, ['pieces_affected']],
    [{ type: 'cod_dispute' }, ['cod_amount']],
    [{ fee: idr(1), goodsValue: money(1, 'USD') }, ['one_currency']],
  ] as const)('is open with %j and says that %j is missing', (known, missing) => {
    expect(estimate(general, facts(known))).toMatchObject({ amount: null, missing });
  });

  it('is open when no pack holds', () => {
    expect(estimate(null, facts({}))).toMatchObject({ amount: null, missing: ['rule_pack'] });
  });
});

describe('the pack of a shipment', () => {
  const jne2: RulePack = { ...general, id: 'jne', carriers: ['jne'], validFrom: '2025-01-01', version: 2 };
  const jne1: RulePack = { ...jne2, version: 1, validFrom: '2020-01-01', validUntil: '2024-12-31' };
  const air: RulePack = { ...general, id: 'air', services: ['air'] };
  const of = (carrier: string, date: string, service = 'REG') =>
    packFor([general, jne1, jne2, air], { carrier, service, shippedOn: () => date });

  it.each([
    ['jne', '2024-12-31', 'REG', 'jne', 1],
    ['JNE', '2025-01-01', 'REG', 'jne', 2],
    ['sapx', '2025-01-01', 'REG', 'generic', 1],
    ['sapx', '2025-01-01', 'Air', 'air', 1],
    ['jne', '2025-01-01', 'Air', 'jne', 2],
  ])('%s on %s with %s is %s version %i', (carrier, date, service, id, version) => {
    expect(of(carrier, date, service)).toMatchObject({ id, version });
  });

  it('is none before any holds', () => {
    expect(of('jne', '2001-01-01')).toBeNull();
  });
});
