import type { ClaimType } from '../../claims/domain/words';
import type { RulePack } from './pack';

/** What a pack does not know of the things this answer depends on. */
export function unknownFor(pack: RulePack, type: ClaimType, insured: boolean): string[] {
  const relevant = ['validFrom', 'mayFile', 'partialCap', `claims.${type}`];
  if (pack.claims[type]?.basis === 'value') relevant.push(insured ? 'insured' : 'uninsured');
  return pack.unknown.filter((path) => relevant.some((part) => path === part || path.startsWith(`${part}.`)));
}
