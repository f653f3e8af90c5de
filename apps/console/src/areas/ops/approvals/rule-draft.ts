import { decimalOf } from '@tuntas/kernel';
import type { Schemas } from '../../../api/paths';
import { readAmount } from '../../../ui/amount';
import type { ClaimType } from '../desk/words';
import type { Rule } from './use-rule-moves';

/** What is typed of a rule; the key of a known one stands fast. */
export interface RuleDraft {
  readonly key: string;
  readonly maxAmount: string;
  readonly currency: string;
  readonly types: readonly ClaimType[];
  readonly qaPercent: number;
  /** Taken over from the version before; not asked for. */
  readonly organisations: readonly string[];
  readonly absentFindings: Rule['absentFindings'] | null;
}

export const newRule: RuleDraft = {
  key: '',
  maxAmount: '',
  currency: 'IDR',
  types: [],
  qaPercent: 10,
  organisations: [],
  absentFindings: null,
};

/** The terms of a version, to begin the next one with. */
export const draftOf = (rule: Rule): RuleDraft => ({
  key: rule.key,
  maxAmount: decimalOf({ amount: rule.maxAmount, currency: rule.currency }),
  currency: rule.currency,
  types: rule.types,
  qaPercent: rule.qaPercent,
  organisations: rule.organisations,
  absentFindings: rule.absentFindings,
});

/** As the service wants it; null while something is missing or unreadable. */
export function termsOf(draft: RuleDraft): Schemas['claims']['NewRuleDto'] | null {
  const { key, currency, types, qaPercent, organisations, absentFindings } = draft;
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  const maxAmount = readAmount(draft.maxAmount, currency);
  if (!maxAmount || types.length === 0 || key.trim() === '') return null;
  return {
    key: key.trim(),
    maxAmount,
    currency,
    types: [...types],
    qaPercent,
    organisations: [...organisations],
    ...(absentFindings && { absentFindings: [...absentFindings] }),
  };
}
