import { useQuery } from '@tanstack/react-query';
import { apiQuery } from './query';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** As many as the directory names at once. */
const atMost = 100;

const known = (ids: readonly (string | null | undefined)[]): string[] =>
  [...new Set(ids.filter((id): id is string => !!id && uuid.test(id)))].sort().slice(0, atMost);

/** Names for the ids of people and organisations on a page; an id nobody knows stays as it is. For staff. */
export function useNames(
  people: readonly (string | null | undefined)[],
  organisations: readonly (string | null | undefined)[] = [],
): (id: string | null | undefined) => string {
  const person = known(people);
  const organisation = known(organisations);
  const { data } = useQuery({
    ...apiQuery('/api/directory', { params: { query: { person, organisation } } }),
    enabled: person.length + organisation.length > 0,
    staleTime: 300_000,
    placeholderData: (before) => before,
  });
  const names = new Map(
    [...(data?.people ?? []), ...(data?.organisations ?? [])].map((one) => [one.id, one.name]),
  );
  return (id) => (id ? (names.get(id) ?? (uuid.test(id) ? '…' : id)) : '–');
}
