import { exponentOf, parseMoney } from '@tuntas/kernel';

/** What a person typed as an amount, in minor units; null for nothing, undefined when it cannot be read. */
export function readAmount(text: string, currency: string): number | null | undefined {
  const plain = text.replace(/[^\d.,]/g, '');
  if (plain === '') return text.trim() === '' ? null : undefined;
  const digits = exponentOf(currency);
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  // A separator is a decimal one when as many digits follow as the currency can have; else it groups.
  const isDecimal = digits > 0 && last >= 0 && plain.length - last - 1 <= digits;
  const whole = (isDecimal ? plain.slice(0, last) : plain).replace(/[.,]/g, '');
  const fraction = isDecimal ? plain.slice(last + 1) : '';
  try {
    return parseMoney(fraction ? `${whole || '0'}.${fraction}` : whole, currency).amount;
  } catch {
    return undefined;
  }
}
