import { formatMoney } from '@tuntas/kernel';
import type { Locale } from '@tuntas/contracts';
import { type Formula, missingIn, type Named, valueOf } from './formula';
import type { Text } from './pack';

interface Words {
  readonly names: Readonly<Record<Named, string>>;
  readonly nothing: Readonly<Record<'excluded' | 'no_promise', string>>;
  readonly deductible: string;
  readonly affected: string;
  readonly pieces: string;
  readonly weight: string;
  readonly perSdr: string;
}

const words: Readonly<Record<Locale, Words>> = {
  en: {
    names: {
      fee: 'fee',
      goods_value: 'goods value',
      declared_value: 'declared value',
      cod_amount: 'cash collected',
      cap: 'cap',
      admin_fee: 'admin fee',
      salvage: 'salvage value',
    },
    nothing: { excluded: '0 (excluded by the terms)', no_promise: '0 (no delivery date was promised)' },
    deductible: 'deductible',
    affected: 'pieces affected',
    pieces: 'pieces',
    weight: 'weight',
    perSdr: 'per SDR on',
  },
  id: {
    names: {
      fee: 'ongkos kirim',
      goods_value: 'nilai barang',
      declared_value: 'nilai pertanggungan',
      cod_amount: 'uang COD',
      cap: 'batas',
      admin_fee: 'biaya admin',
      salvage: 'nilai sisa barang',
    },
    nothing: { excluded: '0 (dikecualikan oleh ketentuan)', no_promise: '0 (tanpa janji tanggal tiba)' },
    deductible: 'risiko sendiri',
    affected: 'koli terdampak',
    pieces: 'koli',
    weight: 'berat',
    perSdr: 'per SDR pada',
  },
};

type Fill = boolean;

function write(formula: Formula, locale: Locale, fill: Fill): string {
  const said = words[locale];
  switch (formula.is) {
    case 'amount': {
      const name = said.names[formula.name];
      const shown = formula.value && (fill || formula.name === 'cap');
      return shown ? `${name} ${formatMoney(formula.value, locale)}` : name;
    }
    case 'weight':
      return writeWeight(formula.limit, locale, fill);
    case 'nothing':
      return said.nothing[formula.why];
    case 'times':
      return `${formula.factor} × ${write(formula.of, locale, fill)}`;
    case 'percent':
      return `${formula.percent} % × ${group(formula.of, locale, fill)}`;
    case 'least': {
      const sides = formula.of.map((side) => write(side, locale, fill));
      return sides.length === 1 ? sides[0]! : `min(${sides.join(', ')})`;
    }
    case 'share':
      return `${group(formula.of, locale, fill)} × ${formula.affected ?? said.affected} ÷ ${formula.affected === null ? said.pieces : formula.pieces}`;
    case 'less':
      return `${write(formula.of, locale, fill)} − ${group(formula.by, locale, fill)}`;
    case 'deductible':
      return fill && missingIn(formula).length === 0
        ? `${said.deductible} ${formatMoney(valueOf(formula), locale)}`
        : said.deductible;
  }
}

/** A difference inside a product needs its brackets. */
const group = (formula: Formula, locale: Locale, fill: Fill): string =>
  formula.is === 'less' ? `(${write(formula, locale, fill)})` : write(formula, locale, fill);

function writeWeight(
  { grams, sdrPerKg, rate }: Extract<Formula, { is: 'weight' }>['limit'],
  locale: Locale,
  fill: Fill,
): string {
  const said = words[locale];
  const limit = `${number(sdrPerKg / 100, locale)} SDR`;
  if (!fill || grams === null || !rate) return `${limit} × ${said.weight}`;
  const converted = `${number(rate.millionths / 1_000_000, locale)} ${rate.currency} ${said.perSdr} ${rate.date}`;
  return `${limit} × ${number(grams / 1000, locale)} kg × ${converted}`;
}

const number = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);

/** The formula in names: `min(10 × fee, goods value)`. */
export const inNames = (formula: Formula): Text => ({
  id: write(formula, 'id', false),
  en: write(formula, 'en', false),
});

/** The formula with its numbers, and what comes out: `min(10 × fee Rp 13.000, …) = Rp 130.000`. */
export function inNumbers(formula: Formula): Text {
  const complete = missingIn(formula).length === 0;
  const text = (locale: Locale): string => {
    const result = complete ? ` = ${formatMoney(valueOf(formula), locale)}` : '';
    return `${write(formula, locale, true)}${result}`;
  };
  return { id: text('id'), en: text('en') };
}
