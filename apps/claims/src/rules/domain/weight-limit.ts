import { exponentOf, money, type Money, scaleMoney } from '@tuntas/kernel';
import type { Formula, MissingFact, WeightLimit } from './formula';

/** What a special drawing right was worth on a day: millionths of one unit of a currency. */
export interface SdrRate {
  readonly date: string;
  readonly currency: string;
  readonly millionths: number;
}

/** The last rate on or before `day`; a convention's limit is turned into money with it. */
export const rateOn = (rates: readonly SdrRate[], currency: string, day: string): SdrRate | null =>
  rates
    .filter((rate) => rate.currency === currency && rate.date <= day)
    .reduce<SdrRate | null>((last, rate) => (last && last.date > rate.date ? last : rate), null);

/** So many SDR for each kilogram, to the gram. */
export function weightLimit(limit: WeightLimit): Extract<Formula, { is: 'weight' }> {
  return { is: 'weight', limit, value: worthOf(limit) };
}

function worthOf({ grams, sdrPerKg, rate }: WeightLimit): Money | MissingFact {
  if (grams === null) return 'weight';
  if (!rate) return 'sdr_rate';
  // Grams, hundredths of an SDR and millionths of a rate: 10^3, 10^2 and 10^6.
  const fine = money(grams * sdrPerKg, rate.currency);
  return scaleMoney(fine, rate.millionths * 10 ** exponentOf(rate.currency), 100_000_000_000);
}
