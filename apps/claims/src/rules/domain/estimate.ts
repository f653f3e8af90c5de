import { money, type Money } from '@tuntas/kernel';
import type { ClaimType } from '../../claims/domain/words';
import { type Formula, type MissingFact, missingIn, type Named, valueOf } from './formula';
import { type Basis, type RulePack, ruleId, type Side, type Terms, type Text } from './pack';
import { type SdrRate, weightLimit } from './weight-limit';
import { inNames, inNumbers } from './wording';

/** What is known of a shipment and what happened to it; `null` is unknown. */
export interface EstimateFacts {
  readonly type: ClaimType;
  readonly fee: Money | null;
  readonly goodsValue: Money | null;
  /** Declared value when insured; `null` for an uninsured shipment. */
  readonly insuredValue: Money | null;
  readonly codAmount: Money | null;
  /** What the goods are still worth to the claimant. */
  readonly salvage: Money | null;
  readonly promised: boolean;
  readonly pieces: number;
  readonly piecesAffected: number | null;
  readonly weightGrams: number | null;
  /** Worth of an SDR in the currency of the goods, on the day of shipping. */
  readonly sdrRate: SdrRate | null;
  /** Exclusions of the pack that apply, by reason code. */
  readonly excluded: readonly string[];
}

export interface Estimate {
  /** `null` while a fact is missing. */
  readonly amount: Money | null;
  readonly formula: Text;
  readonly calculation: Text;
  readonly ruleId: string | null;
  readonly missing: readonly MissingFact[];
  /** Reason code of the exclusion that applies. */
  readonly excludedBy: string | null;
}

/** What `pack` pays for these facts. The later decision is held against it when the facts are the same. */
export function estimate(pack: RulePack | null, facts: EstimateFacts): Estimate {
  const claim = pack?.claims[facts.type];
  if (!pack) return open(null, ['rule_pack']);
  if (!claim) return open(null, ['rule']);
  const terms = facts.insuredValue ? pack.insured : pack.uninsured;
  const rule = claim.basis === 'value' ? (terms?.rule ?? claim.rule) : claim.rule;
  if (currenciesOf(facts).size > 1) return open(rule, ['one_currency']);
  const exclusion = pack.exclusions.find(
    ({ code, types }) => facts.excluded.includes(code) && (types?.includes(facts.type) ?? true),
  );
  if (exclusion) {
    const nothing = nothingFor('excluded', facts);
    return { ...answerOf(nothing, ruleId(pack, exclusion.code)), excludedBy: exclusion.code };
  }
  const formula = formulas[claim.basis](pack, facts, terms);
  if (!formula) return open(rule, ['rule']);
  return currencyClash(formula, facts) ? open(rule, ['one_currency']) : answerOf(formula, rule);
}

const empty: Text = { id: '', en: '' };
const open = (rule: string | null, missing: readonly MissingFact[]): Estimate => ({
  amount: null,
  formula: empty,
  calculation: empty,
  ruleId: rule,
  missing,
  excludedBy: null,
});

function answerOf(formula: Formula, rule: string): Estimate {
  const missing = missingIn(formula);
  const written = { formula: inNames(formula), calculation: inNumbers(formula) };
  const amount = missing.length > 0 ? null : valueOf(formula);
  return { amount, ...written, ruleId: rule, missing, excludedBy: null };
}

type FormulaOf = (pack: RulePack, facts: EstimateFacts, terms: Terms | null) => Formula | null;

const formulas: Readonly<Record<Basis, FormulaOf>> = {
  value: (pack, facts, terms) => terms && lessSalvage(borne(terms, shared(pack, facts, worth(terms, facts))), facts),
  fee: (_pack, { fee }) => named('fee', fee),
  promised_fee: (_pack, facts) =>
    facts.promised || !facts.fee ? named('fee', facts.fee) : nothingFor('no_promise', facts),
  cash_on_delivery: (_pack, { codAmount }) => named('cod_amount', codAmount),
}; // prettier-ignore

const named = (name: Named, value: Money | null): Formula => ({ is: 'amount', name, value });

const nothingFor = (why: 'excluded' | 'no_promise', facts: EstimateFacts): Formula => ({
  is: 'nothing',
  why,
  value: money(0, [...currenciesOf(facts)][0] ?? 'IDR'),
});

const sideOf: Readonly<Record<Side, (terms: Terms, facts: EstimateFacts) => Formula>> = {
  fee_multiple: ({ feeMultiple }, { fee }) => ({
    is: 'times',
    factor: feeMultiple ?? 1,
    of: named('fee', fee),
  }),
  goods_value: (_terms, { goodsValue }) => named('goods_value', goodsValue),
  declared_value: (_terms, { insuredValue }) => named('declared_value', insuredValue),
  weight_limit: ({ sdrPerKg }, { weightGrams, sdrRate }) =>
    weightLimit({ grams: weightGrams, sdrPerKg: sdrPerKg ?? 0, rate: sdrRate }),
};

function worth(terms: Terms, facts: EstimateFacts): Formula {
  const sides = terms.leastOf.map((side) => sideOf[side](terms, facts));
  return { is: 'least', of: terms.cap ? [...sides, named('cap', terms.cap)] : sides };
}

/** Some pieces of several: their share of the whole. */
function shared(pack: RulePack, { type, pieces, piecesAffected }: EstimateFacts, of: Formula): Formula {
  const affected = piecesAffected ?? (type === 'partial_loss' && pieces > 1 ? null : pieces);
  if (affected !== null && affected >= pieces) return of;
  const share: Formula = { is: 'share', affected, pieces, of };
  return pack.partialCap ? { is: 'least', of: [share, named('cap', pack.partialCap)] } : share;
}

/** What the claimant bears of it: a deductible, a percentage that is not paid, an admin fee. */
function borne({ deductible, paysPercent, adminFee }: Terms, of: Formula): Formula {
  const kept: Formula =
    deductible.length > 0 ? { is: 'less', of, by: { is: 'deductible', of, tiers: deductible } } : of;
  const paid: Formula = paysPercent === null ? kept : { is: 'percent', percent: paysPercent, of: kept };
  return adminFee ? { is: 'less', of: paid, by: named('admin_fee', adminFee) } : paid;
}

const lessSalvage = (of: Formula, { salvage }: EstimateFacts): Formula =>
  salvage && salvage.amount > 0 ? { is: 'less', of, by: named('salvage', salvage) } : of;

const currenciesOf = (facts: EstimateFacts): Set<string> =>
  new Set(
    [facts.goodsValue, facts.insuredValue, facts.fee, facts.codAmount, facts.salvage].flatMap(
      (value) => value?.currency ?? [],
    ),
  );

/** Terms in rupiah cannot be held against goods in dollars. */
function currencyClash(formula: Formula, facts: EstimateFacts): boolean {
  const found = new Set([...currenciesOf(facts), ...currenciesIn(formula)]);
  return found.size > 1;
}

function currenciesIn(formula: Formula): string[] {
  if (formula.is === 'least') return formula.of.flatMap(currenciesIn);
  if (formula.is === 'less') return [...currenciesIn(formula.of), ...currenciesIn(formula.by)];
  if (formula.is === 'deductible')
    return formula.tiers.flatMap(({ from, fixed }) =>
      [from, fixed].flatMap((money) => money?.currency ?? []),
    );
  if ('of' in formula) return currenciesIn(formula.of);
  return typeof formula.value === 'object' && formula.value ? [formula.value.currency] : [];
}
