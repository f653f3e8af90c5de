import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import type { Claim } from '../claim';

type Decision = Pick<Claim['decisions'][number], 'reasonCode' | 'reasonText'>;

/** Why it was decided so, in the reader's language. */
export function useReason(): (decision: Decision) => string {
  const { i18n } = useTranslation();
  const { data } = useQuery({
    ...apiQuery('/api/claims/reason-codes'),
    staleTime: Infinity,
    meta: { live: false },
  });
  return ({ reasonCode, reasonText }) => {
    const known = data?.items.find(({ code }) => code === reasonCode);
    const words = known?.[i18n.resolvedLanguage === 'en' ? 'en' : 'id'] ?? reasonCode;
    return reasonText ? `${words}. ${reasonText}` : words;
  };
}
