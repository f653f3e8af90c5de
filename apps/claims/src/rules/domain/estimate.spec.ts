import { money } from '@tuntas/kernel';
import { estimate, type EstimateFacts } from './estimate';
import type { RulePack } from './pack';
import { packFor } from './pack';
import generic from '../packs/generic.json';

const idr = (amount: number) => money(amount, 'IDR');
const general = generic as RulePack;
const facts = (more: Partial<EstimateFacts>): EstimateFacts => ({
  type: 'loss',
  fee: null,
  goodsValue: null,
  insuredValue: null,
  codAmount: null,
  promised: true,
  pieces: 1,
  piecesAffected: null,
  ...more,
});
const capped: RulePack = { ...general, uninsured: { ...general.uninsured, cap: idr(1_000_000) } };
const withFee: RulePack = { ...general, insured: { ...general.insured, adminFee: idr(50_000) } };
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
      formula: 'min(10 × fee, goods value)',
      ruleId: 'generic/uninsured',
    });
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
  const jne2: RulePack = { ...general, id: 'jne', carrier: 'jne', validFrom: '2025-01-01', version: 2 };
  const jne1: RulePack = { ...jne2, version: 1, validFrom: '2020-01-01', validUntil: '2024-12-31' };

  it.each([
    ['jne', '2024-12-31', 'jne', 1],
    ['jne', '2025-01-01', 'jne', 2],
    ['sapx', '2025-01-01', 'generic', 1],
  ])('%s on %s is %s version %i', (carrier, date, id, version) => {
    expect(packFor([general, jne1, jne2], carrier, date)).toMatchObject({ id, version });
  });

  it('is none before any holds', () => {
    expect(packFor([general, jne1, jne2], 'jne', '2001-01-01')).toBeNull();
  });
});
