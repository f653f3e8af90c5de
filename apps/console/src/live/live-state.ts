import { useEffect, useSyncExternalStore } from 'react';
import type { LiveEvent } from './live-event';

type Hear = (event: LiveEvent) => void;

let live = false;
const watchers = new Set<() => void>();
const hearers = new Set<Hear>();

export function setLive(next: boolean): void {
  live = next;
  watchers.forEach((watcher) => watcher());
}

export const tellHearers = (event: LiveEvent): void => hearers.forEach((hear) => hear(event));

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Whether the stream is open. */
export const useIsLive = (): boolean => useSyncExternalStore(watch, () => live);

/** For a page that takes changes its own way; pass a stable function. Mark its queries `meta: { live: false }`. */
export function useLiveEvents(hear: Hear): void {
  useEffect(() => {
    hearers.add(hear);
    return () => void hearers.delete(hear);
  }, [hear]);
}
