import { DomainError } from './domain-error';

/**
 * An amount of money: `amount` in integer minor units of `currency` (ISO 4217, upper case).
 * USD 49.90 is `{ amount: 4990, currency: 'USD' }`; Rp 130.000 is `{ amount: 130000, currency: 'IDR' }`.
 */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * Minor-unit digits where they are not two. Source: ISO 4217, except the rupiah: its sen left circulation,
 * no bank transfers one, and every carrier's terms are in whole rupiah, so it has none here.
 */
const exponents: Readonly<Record<string, number>> = {
  IDR: 0, JPY: 0, KRW: 0, VND: 0, CLP: 0, ISK: 0, PYG: 0, UGX: 0, XAF: 0, XOF: 0, XPF: 0, RWF: 0, GNF: 0,
  KMF: 0, DJF: 0, BIF: 0, VUV: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

/** Digits after the decimal separator for `currency`: 2 for USD, 0 for IDR, 3 for KWD. */
export const exponentOf = (currency: string): number => exponents[currency] ?? 2;

/** Builds money and refuses what is not an integer of minor units or not an ISO 4217 code. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) {
    throw new DomainError('invalid', 'money.not_integer', 'An amount is an integer of minor units.', {
      amount,
    });
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new DomainError('invalid', 'money.currency', 'A currency is a three-letter ISO 4217 code.', {
      currency,
    });
  }
  return { amount, currency };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new DomainError(
      'invalid',
      'money.mixed_currencies',
      'Amounts of two currencies cannot be combined.',
      {
        currencies: [a.currency, b.currency],
      },
    );
  }
}

/** @throws DomainError `invalid` `money.mixed_currencies` */
export function addMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amount + b.amount, a.currency);
}

/** What is left of `a`, below zero where `b` is more. @throws DomainError `invalid` `money.mixed_currencies` */
export function subtractMoney(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return money(a.amount - b.amount, a.currency);
}

/** Sum of amounts in `currency`; zero for none. */
export const sumMoney = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce(addMoney, money(0, currency));

/** The smallest of one or more amounts of one currency. */
export function minMoney(first: Money, ...rest: readonly Money[]): Money {
  return rest.reduce((least, next) => {
    sameCurrency(least, next);
    return next.amount < least.amount ? next : least;
  }, first);
}

/** `amount × numerator ÷ denominator`, rounded half up to a whole minor unit; exact at any size (bigint inside). */
export function scaleMoney(value: Money, numerator: number, denominator = 1): Money {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0) {
    throw new DomainError('invalid', 'money.ratio', 'A share is a ratio of whole numbers.', {
      numerator,
      denominator,
    });
  }
  const product = 2n * BigInt(value.amount) * BigInt(numerator) + BigInt(denominator);
  const divisor = 2n * BigInt(denominator);
  const floored = product / divisor - (product % divisor < 0n ? 1n : 0n);
  return money(Number(floored), value.currency);
}

/**
 * Reads a plain decimal such as `497351.87` or `-3` as money, exactly.
 * More decimals than the currency has are refused, not rounded. Group separators and signs of currencies are the caller's to strip.
 */
export function parseMoney(text: string, currency: string): Money {
  const digits = exponentOf(currency);
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > digits) {
    throw new DomainError(
      'invalid',
      'money.unreadable',
      `Write an amount in ${currency} like ${example(digits)}.`,
      {
        currency,
      },
    );
  }
  const amount = Number(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`);
  return money(amount === 0 ? 0 : amount, currency);
}

const example = (digits: number): string => (digits === 0 ? '1250' : `1250.${'5'.padEnd(digits, '0')}`);

/** The exact decimal text of an amount, without currency: `4990` USD → `49.90`. Inverse of {@link parseMoney}. */
export function decimalOf({ amount, currency }: Money): string {
  const digits = exponentOf(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** The amount as a reader of `locale` (`id`, `en`, …) expects it: `Rp 130.000`, `$49.90`. */
export const formatMoney = (value: Money, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: exponentOf(value.currency),
    maximumFractionDigits: exponentOf(value.currency),
  }).format(value.amount / 10 ** exponentOf(value.currency));
