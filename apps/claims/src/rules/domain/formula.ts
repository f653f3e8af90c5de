import { minMoney, money, type Money, scaleMoney, subtractMoney } from '@tuntas/kernel';
import type { Tier } from './pack';

/** What a reader must tell before an amount is known. */
export type MissingFact =
  | 'fee'
  | 'goods_value'
  | 'declared_value'
  | 'pieces_affected'
  | 'cod_amount'
  | 'weight'
  | 'sdr_rate'
  | 'one_currency'
  | 'rule_pack'
  | 'rule';

export type Named = 'fee' | 'goods_value' | 'declared_value' | 'cod_amount' | 'cap' | 'admin_fee' | 'salvage';

/** How an amount is found, as data: the same tree is computed and written out, so that both always agree. */
export type Formula =
  | { readonly is: 'amount'; readonly name: Named; readonly value: Money | null }
  | { readonly is: 'weight'; readonly limit: WeightLimit; readonly value: Money | MissingFact }
  | { readonly is: 'nothing'; readonly why: 'excluded' | 'no_promise'; readonly value: Money }
  | { readonly is: 'times'; readonly factor: number; readonly of: Formula }
  | { readonly is: 'percent'; readonly percent: number; readonly of: Formula }
  | { readonly is: 'least'; readonly of: readonly Formula[] }
  | { readonly is: 'share'; readonly affected: number | null; readonly pieces: number; readonly of: Formula }
  | { readonly is: 'less'; readonly of: Formula; readonly by: Formula }
  | { readonly is: 'deductible'; readonly of: Formula; readonly tiers: readonly Tier[] };

export interface WeightLimit {
  readonly grams: number | null;
  readonly sdrPerKg: number;
  readonly rate: { readonly date: string; readonly currency: string; readonly millionths: number } | null;
}

/** The facts that the formula still needs, each once. */
export function missingIn(formula: Formula): MissingFact[] {
  switch (formula.is) {
    case 'amount':
      return formula.value ? [] : [formula.name as MissingFact];
    case 'weight':
      return typeof formula.value === 'string' ? [formula.value] : [];
    case 'nothing':
      return [];
    case 'least':
      return [...new Set(formula.of.flatMap(missingIn))];
    case 'share':
      return [...missingIn(formula.of), ...(formula.affected === null ? ['pieces_affected' as const] : [])];
    case 'less':
      return [...new Set([...missingIn(formula.of), ...missingIn(formula.by)])];
    case 'times':
    case 'percent':
    case 'deductible':
      return missingIn(formula.of);
  }
}

/** The amount of a formula in which nothing is missing. */
export function valueOf(formula: Formula): Money {
  switch (formula.is) {
    case 'amount':
    case 'weight':
      if (formula.value === null || typeof formula.value === 'string') throw new Error('a fact is missing');
      return formula.value;
    case 'nothing':
      return formula.value;
    case 'times':
      return scaleMoney(valueOf(formula.of), formula.factor);
    case 'percent':
      return scaleMoney(valueOf(formula.of), formula.percent, 100);
    case 'least': {
      const [first, ...rest] = formula.of.map(valueOf);
      if (!first) throw new Error('the least of nothing');
      return minMoney(first, ...rest);
    }
    case 'share':
      return scaleMoney(valueOf(formula.of), formula.affected ?? 0, formula.pieces);
    case 'less':
      return notBelowZero(subtractMoney(valueOf(formula.of), valueOf(formula.by)));
    case 'deductible':
      return borneOf(formula.tiers, valueOf(formula.of));
  }
}

const notBelowZero = (value: Money): Money => (value.amount > 0 ? value : money(0, value.currency));

/** What the claimant bears of an amount: by the last tier that it reaches. */
export function borneOf(tiers: readonly Tier[], amount: Money): Money {
  const tier = tiers.findLast(({ from }) => from === null || amount.amount >= from.amount);
  if (!tier) return money(0, amount.currency);
  if (tier.fixed) return minMoney(tier.fixed, amount);
  return scaleMoney(amount, tier.percent ?? 0, 100);
}
