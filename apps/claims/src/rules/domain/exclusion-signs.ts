import type { Money } from '@tuntas/kernel';
import type { ClaimType } from '../../claims/domain/words';
import { plainName, type RulePack, ruleId } from './pack';

export interface SignFacts {
  readonly type: ClaimType;
  /** Categories of the claim's lines, as they were written. */
  readonly categories: readonly string[];
  readonly goodsValue: Money | null;
  readonly insuredValue: Money | null;
}

/** An exclusion of a pack held against a claim: `shows` is the fact that speaks for it, null when none does. */
export interface SeenExclusion {
  readonly ruleId: string;
  readonly code: string;
  readonly shows: string | null;
}

/** Every exclusion of the pack that facts can show for such a claim. */
export const exclusionSigns = (pack: RulePack | null, facts: SignFacts): SeenExclusion[] =>
  (pack?.exclusions ?? []).flatMap(({ code, types, when }) => {
    if (!pack || !when || !(types?.includes(facts.type) ?? true)) return [];
    const category = facts.categories.find((name) => when.categories.includes(plainName(name)));
    const shows = category ?? uncovered(when.uncoveredAbove, facts);
    return [{ ruleId: ruleId(pack, code), code, shows }];
  });

function uncovered(limit: Money | null, { goodsValue, insuredValue }: SignFacts): string | null {
  if (!limit || insuredValue || goodsValue?.currency !== limit.currency) return null;
  return goodsValue.amount > limit.amount ? `${goodsValue.amount} ${goodsValue.currency}` : null;
}
