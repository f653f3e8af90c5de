import { useSearchParams } from 'react-router';
import { readState, type StateOf, writeState } from './search-state';

/** A page's filters, sort and tab in its address: `const [state, change] = useSearchState(fields)`. */
export function useSearchState<F extends object>(fields: F) {
  const [search, setSearch] = useSearchParams();
  const change = (next: Partial<StateOf<F>>) =>
    setSearch((now) => writeState(fields, now, next), { replace: true, preventScrollReset: true });
  return [readState(fields, search), change] as const;
}
