import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { usePerson } from '../../../session/session';

const isId = (id: string): boolean => /^[0-9a-f-]{36}$/i.test(id);
const unique = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids.flatMap((id) => (id && isId(id) ? [id] : [])))].sort().slice(0, 100);

const names = (query: { person?: string[]; organisation?: string[] }) => ({
  ...apiQuery('/api/names', { params: { query } }),
  staleTime: 10 * 60_000,
  placeholderData: keepPreviousData,
  meta: { live: false },
});

/** What people are called, by id. Machines have no name: their id says what they are. */
export function usePeopleNames(ids: readonly (string | null | undefined)[]) {
  const { t } = useTranslation('ops');
  const me = usePerson();
  const wanted = unique(ids);
  const { data } = useQuery({ ...names({ person: wanted }), enabled: wanted.length > 0 });
  const known = useMemo(() => new Map(data?.people.map(({ id, name }) => [id, name])), [data]);
  return (id: string | null | undefined): string => {
    if (!id) return t('nobody');
    if (id === me.personId) return t('me');
    if (isId(id)) return known.get(id) ?? '…';
    return id.startsWith('system') ? t('machine') : id;
  };
}

export function useOrganisationNames(ids: readonly (string | null | undefined)[]) {
  const wanted = unique(ids);
  const { data } = useQuery({ ...names({ organisation: wanted }), enabled: wanted.length > 0 });
  const known = useMemo(() => new Map(data?.organisations.map(({ id, name }) => [id, name])), [data]);
  return (id: string): string => known.get(id) ?? '…';
}
