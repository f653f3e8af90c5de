import { minMoney, money, type Money, scaleMoney, subtractMoney } from '@tuntas/kernel';
import type { ClaimType } from '../../claims/domain/words';
import { type RulePack, ruleId } from './pack';

/** What is known of a shipment and what happened to it; `null` is unknown. */
export interface EstimateFacts {
  readonly type: ClaimType;
  readonly fee: Money | null;
  readonly goodsValue: Money | null;
  /** Declared value when insured; `null` for an uninsured shipment. */
  readonly insuredValue: Money | null;
  readonly codAmount: Money | null;
  readonly promised: boolean;
  readonly pieces: number;
  readonly piecesAffected: number | null;
}

export type MissingFact =
  'fee' | 'goods_value' | 'pieces_affected' | 'cod_amount' | 'one_currency' | 'rule_pack';

export interface Estimate {
  /** `null` while a fact is missing. */
  readonly amount: Money | null;
  readonly formula: string;
  readonly ruleId: string | null;
  readonly missing: readonly MissingFact[];
}

type Known = { readonly amount: Money; readonly formula: string };
type Unknown = { readonly missing: readonly MissingFact[]; readonly formula: string };

/** What `pack` pays for these facts. The later decision is held against it when the facts are the same. */
export function estimate(pack: RulePack | null, facts: EstimateFacts): Estimate {
  if (!pack) return { amount: null, formula: '', ruleId: null, missing: ['rule_pack'] };
  const { clause, basis } = pack.claims[facts.type];
  const currencies = new Set(
    [facts.fee, facts.goodsValue, facts.insuredValue, facts.codAmount].flatMap(
      (value) => value?.currency ?? [],
    ),
  );
  if (currencies.size > 1) {
    return { amount: null, formula: '', ruleId: ruleId(pack, clause), missing: ['one_currency'] };
  }
  const insured = facts.insuredValue !== null;
  const valued = insured ? pack.insured.clause : pack.uninsured.clause;
  const found = {
    value: () => partial(pack, facts, insured ? insuredWorth(pack, facts) : uninsuredWorth(pack, facts)),
    fee: () => whole('fee', 'fee', facts.fee),
    promised_fee: () => promisedFee(facts),
    cash_on_delivery: () => whole('cash collected', 'cod_amount', facts.codAmount),
  }[basis]();
  const rule = ruleId(pack, basis === 'value' ? valued : clause);
  return 'missing' in found
    ? { amount: null, formula: found.formula, ruleId: rule, missing: found.missing }
    : { amount: found.amount, formula: found.formula, ruleId: rule, missing: [] };
}

const whole = (formula: string, fact: MissingFact, value: Money | null): Known | Unknown =>
  value ? { amount: value, formula } : { missing: [fact], formula };

/** A late parcel gives the fee back only where a day was promised. */
function promisedFee(facts: EstimateFacts): Known | Unknown {
  if (facts.promised || !facts.fee) return whole('fee', 'fee', facts.fee);
  return { amount: money(0, facts.fee.currency), formula: '0 (no delivery date was promised)' };
}

const capText = (cap: Money | null): string => (cap ? `, cap ${cap.amount}` : '');
const capped = (amount: Money, cap: Money | null): Money => (cap ? minMoney(amount, cap) : amount);

function uninsuredWorth(pack: RulePack, { fee, goodsValue }: EstimateFacts): Known | Unknown {
  const { feeMultiple, cap } = pack.uninsured;
  const formula = `min(${feeMultiple} × fee, goods value${capText(cap)})`;
  const missing: MissingFact[] = [
    ...(fee ? [] : ['fee' as const]),
    ...(goodsValue ? [] : ['goods_value' as const]),
  ];
  if (!fee || !goodsValue) return { missing, formula };
  return { amount: capped(minMoney(scaleMoney(fee, feeMultiple), goodsValue), cap), formula };
}

function insuredWorth(pack: RulePack, { insuredValue, goodsValue }: EstimateFacts): Known | Unknown {
  const { cap, deductible, adminFee } = pack.insured;
  const less = [deductible && 'deductible', adminFee && 'admin fee'].flatMap((name) =>
    name ? [` − ${name}`] : [],
  );
  const formula = `min(declared value, goods value${capText(cap)})${less.join('')}`;
  if (!insuredValue || !goodsValue) return { missing: ['goods_value'], formula };
  const covered = capped(minMoney(insuredValue, goodsValue), cap);
  return { amount: covered, formula };
}

/** Some pieces of several: their share; then what an insured claimant bears of it. */
function partial(pack: RulePack, facts: EstimateFacts, worth: Known | Unknown): Known | Unknown {
  if (facts.pieces > 1 && facts.type === 'partial_loss' && facts.piecesAffected === null) {
    const missing: MissingFact[] = [
      'missing' in worth ? worth.missing : [],
      'pieces_affected' as const,
    ].flat();
    return { missing, formula: `${worth.formula} × pieces affected ÷ pieces` };
  }
  if ('missing' in worth) return worth;
  const affected = Math.min(facts.piecesAffected ?? facts.pieces, facts.pieces);
  if (affected === facts.pieces) return { ...worth, amount: borne(pack, facts, worth.amount) };
  const share = capped(scaleMoney(worth.amount, affected, facts.pieces), pack.partialCap);
  const formula = `${worth.formula} × ${affected} ÷ ${facts.pieces}${capText(pack.partialCap)}`;
  return { amount: borne(pack, facts, share), formula };
}

function borne(pack: RulePack, facts: EstimateFacts, amount: Money): Money {
  if (!facts.insuredValue) return amount;
  const parts = [pack.insured.deductible, pack.insured.adminFee].filter((part) => part !== null);
  const left = parts.reduce(subtractMoney, amount);
  return left.amount > 0 ? left : money(0, amount.currency);
}
