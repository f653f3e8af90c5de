import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';
import type { ClaimType } from '../desk/words';
import type { Outcome } from './decision';

/** All reasons there are: they change with a release, not during a day. */
const query = { ...apiQuery('/api/claims/reason-codes'), staleTime: Infinity, meta: { live: false } };

/** The reasons that an outcome of a type of claim can have. */
export function useReasons(outcome: Outcome | null, type: ClaimType) {
  const { data } = useQuery(query);
  if (outcome === null) return [];
  return (data?.items ?? []).filter(
    ({ outcomes, types, code }) =>
      outcomes.includes(outcome) && (types === null || types.includes(type)) && code !== 'historical',
  );
}

export function useReasonText(): (code: string) => string {
  const { data } = useQuery(query);
  return (code) => data?.items.find((reason) => reason.code === code)?.[currentLanguage()] ?? code;
}
