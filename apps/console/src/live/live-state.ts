import { useEffect, useSyncExternalStore } from 'react';
import type { LiveEvent } from './live-event';

interface Hearer {
  readonly hear: (event: LiveEvent) => void;
  /** Something may have been said that was not heard. */
  readonly missed: () => void;
}

let live = false;
const watchers = new Set<() => void>();
const hearers = new Set<Hearer>();

export function setLive(next: boolean): void {
  live = next;
  watchers.forEach((watcher) => watcher());
}

export const tellHearers = (event: LiveEvent): void => hearers.forEach(({ hear }) => hear(event));
export const tellMissed = (): void => hearers.forEach(({ missed }) => missed());

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Whether the stream is open. */
export const useIsLive = (): boolean => useSyncExternalStore(watch, () => live);

/** For a page that takes changes its own way; pass stable functions. Mark its queries `meta: { live: false }`. */
export function useLiveEvents(hear: Hearer['hear'], missed: Hearer['missed']): void {
  useEffect(() => {
    const hearer = { hear, missed };
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  }, [hear, missed]);
}
