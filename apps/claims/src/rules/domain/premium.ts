import { addMoney, type Money, scaleMoney } from '@tuntas/kernel';
import type { Premium } from './pack';

/** What cover for `declared` costs the shipper; `null` where the terms are in another currency. */
export function premiumOf({ permille, plus }: Premium, declared: Money): Money | null {
  if (plus && plus.currency !== declared.currency) return null;
  const share = scaleMoney(declared, permille, 1000);
  return plus ? addMoney(share, plus) : share;
}
