import { useCallback, useRef, useState } from 'react';
import { usePerson } from '../session/session';

interface Kept<Value> {
  readonly value: Value;
  readonly at: string;
}

const keptForMs = 30 * 24 * 3_600_000;

function read<Value>(key: string): Kept<Value> | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<Value> | null;
    return kept && Date.now() - Date.parse(kept.at) < keptForMs ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Like `useState`, and kept on this device for thirty days: typed text survives a reload, a closed browser and an
 * ended session. Each person has drafts of their own. `discard` forgets it; call it when the text has arrived.
 */
export function useDraft<Value>(name: string, initial: Value) {
  const key = `tuntas.draft.${usePerson().personId}.${name}`;
  const empty = useRef(initial);
  const [restored, setRestored] = useState(() => read<Value>(key));
  const [value, setValue] = useState<Value>(restored?.value ?? initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify({ value: next, at: new Date().toISOString() }));
      } catch {
        // A full or forbidden storage keeps the text on the page only.
      }
    },
    [key],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(key);
    setRestored(null);
    setValue(empty.current);
  }, [key]);
  return { value, set, discard, restoredAt: restored?.at ?? null };
}
