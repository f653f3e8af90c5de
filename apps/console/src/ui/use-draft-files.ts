import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePerson } from '../session/session';
import { type DraftFile, draftFiles, dropDraftFile, keepDraftFile } from './draft-files';

const none: readonly DraftFile[] = [];
let added = 0;

/** Sorts by time, and within one millisecond by order. */
const nextId = (): string => `${Date.now()}-${String((added += 1)).padStart(6, '0')}-${crypto.randomUUID()}`;

/** Files of a draft, kept on this device like its text (useDraft). */
export function useDraftFiles(name: string) {
  const draft = `${usePerson().personId}.${name}`;
  const client = useQueryClient();
  const key = ['draft-files', draft];
  const { data: files = none } = useQuery({
    queryKey: key,
    queryFn: () => draftFiles(draft),
    staleTime: Infinity,
    networkMode: 'always',
    meta: { live: false },
  });
  const changed = () => client.invalidateQueries({ queryKey: key });
  const adding = useMutation({
    mutationFn: async ({ kind, chosen }: { kind: string; chosen: readonly File[] }) => {
      for (const file of chosen) await keepDraftFile({ id: nextId(), draft, kind, file });
    },
    networkMode: 'always',
    onSettled: changed,
  });
  const dropping = useMutation({ mutationFn: dropDraftFile, networkMode: 'always', onSettled: changed });
  return {
    files,
    add: (kind: string, chosen: readonly File[]) => adding.mutate({ kind, chosen }),
    drop: (id: string) => dropping.mutateAsync(id),
  };
}
