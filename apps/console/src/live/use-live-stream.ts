import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../ui/announce';
import { listen } from './live-connection';
import type { LiveEvent } from './live-event';
import { setLive, tellHearers, tellMissed } from './live-state';
import { stalePaths } from './stale-paths';
import { wordsFor } from './words';

const gatherMs = 800;

/** The one connection of this window: what happened is read anew where it is shown, and said politely. */
export function useLiveStream(): void {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
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
    const leave = listen({
      live: setLive,
      hear: (event) => {
        tellHearers(event);
        gathered.push(event);
        gathering ??= setTimeout(settle, gatherMs);
      },
      missed: () => {
        refresh(() => true);
        tellMissed();
      },
    });
    return () => {
      leave();
      clearTimeout(gathering);
    };
  }, [client, t]);
}
