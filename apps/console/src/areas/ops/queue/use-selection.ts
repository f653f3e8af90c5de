import { useMemo, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Everything that is loaded. */
  readonly all: boolean;
  readonly toggle: (id: string) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Marked rows; those that are no longer listed are forgotten. */
export function useSelection(listed: readonly { readonly id: string }[]): Selection {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(
    () => new Set(listed.filter(({ id }) => marked.has(id)).map(({ id }) => id)),
    [listed, marked],
  );
  return useMemo(() => {
    const all = listed.length > 0 && ids.size === listed.length;
    return {
      ids,
      all,
      toggle: (id) => {
        const next = new Set(ids);
        if (!next.delete(id)) next.add(id);
        setMarked(next);
      },
      toggleAll: () => setMarked(new Set(all ? [] : listed.map(({ id }) => id))),
      clear: () => setMarked(new Set()),
    };
  }, [listed, ids]);
}
