import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';

/** What a complaint can be about: it changes with a release, not during a day. */
const query = { ...apiQuery('/api/complaints/categories'), staleTime: Infinity, meta: { live: false } };

export function useCategories() {
  const { data } = useQuery(query);
  const language = currentLanguage();
  const categories = (data?.items ?? []).map((category) => ({
    value: category.code,
    label: category[language],
  }));
  return {
    categories,
    text: (code: string): string => categories.find(({ value }) => value === code)?.label ?? code,
  };
}
