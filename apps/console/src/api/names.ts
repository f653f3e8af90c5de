import { queryOptions, useQueries, type UseQueryResult } from '@tanstack/react-query';
import { answer, api } from './client';
import type { Got } from './query';

type Kind = 'person' | 'organisation';
type Names = Got<'/api/names'>;
type Named = Names['people'][number];
type Id = string | null | undefined;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isId = (id: string): boolean => uuid.test(id);

const unique = (ids: readonly Id[]): string[] => [
  ...new Set(ids.filter((id): id is string => !!id && isId(id))),
];

/** As many as the service names at once. */
const atOnce = 100;

interface Batch {
  readonly person: string[];
  readonly organisation: string[];
  readonly names: Promise<Names>;
}
let filling: Batch | undefined;

/** What a page wants named in the same moment is asked for together. */
function batch(): Batch {
  if (filling && filling.person.length + filling.organisation.length < atOnce) return filling;
  const query = { person: [] as string[], organisation: [] as string[] };
  const names = new Promise((resolve) => setTimeout(resolve)).then(() => {
    if (filling?.person === query.person) filling = undefined;
    return answer(api.GET('/api/names', { params: { query } }));
  });
  filling = { ...query, names };
  return filling;
}

async function nameOf(kind: Kind, id: string): Promise<Named> {
  const asked = batch();
  asked[kind].push(id);
  const { people, organisations } = await asked.names;
  const known = kind === 'person' ? people : organisations;
  return known.find((one) => one.id === id) ?? { id, name: nobody };
}

const nameQuery = (kind: Kind, id: string) =>
  queryOptions({
    queryKey: ['name', kind, id] as const,
    queryFn: () => nameOf(kind, id),
    staleTime: 10 * 60_000,
    meta: { live: false },
  });

const known = (results: UseQueryResult<Named>[]) =>
  new Map(results.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])));

/** Who does what nobody did. */
const machine = 'Tuntas';
/** Of whom nothing is known any more; the same that is shown of the erased. */
const nobody = '—';

/** Names for ids of people and organisations, for staff; a dash where there is none. Rules are named by their id. */
export function useNames(people: readonly Id[], organisations: readonly Id[] = []): (id: Id) => string {
  const names = useQueries({
    queries: [
      ...unique(people).map((id) => nameQuery('person', id)),
      ...unique(organisations).map((id) => nameQuery('organisation', id)),
    ],
    combine: known,
  });
  return (id) => {
    if (!id) return '–';
    if (isId(id)) return names.get(id) ?? '…';
    return id.startsWith('system') ? machine : id;
  };
}
