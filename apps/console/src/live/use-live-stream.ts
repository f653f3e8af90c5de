import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/announce';
import { readLiveEvent, type LiveEvent } from './live-event';
import { setLive, tellHearers } from './live-state';
import { stalePaths } from './stale-paths';
import { wordsFor } from './words';

const gatherMs = 800;
const againMs = 5_000;

/** The one connection of this window: what happened is read anew where it is shown, and said politely. */
export function useLiveStream(): void {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    let source: EventSource | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let gathered: LiveEvent[] = [];

    const refresh = (isStale: (path: string) => boolean) =>
      void client.invalidateQueries({
        predicate: ({ queryKey: [path], meta }) =>
          meta?.['live'] !== false && typeof path === 'string' && isStale(path),
      });
    const settle = () => {
      gathering = undefined;
      const events = gathered;
      gathered = [];
      const paths = new Set(events.flatMap(({ type }) => stalePaths(type)));
      refresh((path) => [...paths].some((beginning) => path.startsWith(beginning)));
      const words = wordsFor(events, t);
      if (words) announce(words);
    };
    const hear = ({ data }: MessageEvent<string>) => {
      const event = readLiveEvent(data);
      if (!event) return;
      tellHearers(event);
      gathered.push(event);
      gathering ??= setTimeout(settle, gatherMs);
    };
    const open = () => {
      source = new EventSource('/api/events');
      source.onopen = () => setLive(true);
      source.onmessage = hear;
      // A gap that was too long to be filled: everything shown may be old.
      source.addEventListener('reset', () => refresh(() => true));
      source.onerror = () => {
        setLive(false);
        // A refused stream is not tried again by the browser; the session may have been renewed meanwhile.
        if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, againMs);
      };
    };
    open();
    return () => {
      source?.close();
      clearTimeout(retry);
      clearTimeout(gathering);
      setLive(false);
    };
  }, [client, t]);
}
