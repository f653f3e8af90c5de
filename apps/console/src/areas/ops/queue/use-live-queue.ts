import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LiveEvent } from '../../../live/live-event';
import { useLiveEvents } from '../../../live/live-state';
import { type QueueQuestion, readPage, readRow } from './queue-pages';
import { type QueueData, type QueueRow, rowsOf, sorted, untilKnown, withRows } from './queue-rows';

const gatherMs = 1_000;
const atOnce = 20;
const againMs = 60_000;

type Key = readonly unknown[];

/**
 * Keeps an open queue true without moving it: changed cases change where they stand, what left is marked, and what
 * is new is only counted until somebody wants to see it.
 */
export function useLiveQueue(key: Key, question: QueueQuestion, currentIndex: number) {
  const client = useQueryClient();
  const hash = JSON.stringify(question);
  const [fresh, setFresh] = useState<{ readonly of: string; readonly ids: ReadonlySet<string> }>({
    of: hash,
    ids: new Set(),
  });
  const latest = useRef({ key, question, hash, currentIndex });
  useEffect(() => {
    latest.current = { key, question, hash, currentIndex };
  });

  const settle = useCallback(
    (rows: readonly QueueRow[], gone: ReadonlySet<string>) => {
      const { key, hash } = latest.current;
      const known = rowsOf(client.getQueryData<QueueData>(key));
      const { changed, fresh } = sorted(known, rows);
      for (const row of known) {
        if (gone.has(row.number)) changed.set(row.id, { ...row, left: true });
      }
      client.setQueryData<QueueData>(key, (data) => data && withRows(data, changed));
      if (fresh.length > 0)
        setFresh((now) => ({ of: hash, ids: new Set([...(now.of === hash ? now.ids : []), ...fresh]) }));
    },
    [client],
  );

  const heard = useRef(new Set<string>());
  const check = useCallback(async () => {
    const numbers = [...heard.current].slice(0, atOnce);
    heard.current = new Set([...heard.current].slice(atOnce));
    if (numbers.length === 0) return;
    const { question, hash } = latest.current;
    const known = new Set(
      rowsOf(client.getQueryData<QueueData>(latest.current.key)).map(({ number }) => number),
    );
    // A search of one's own cannot be asked together with a number: then only what is shown is kept true.
    const asked = numbers.filter((number) => known.has(number) || question.q === undefined);
    const answers = await Promise.allSettled(asked.map((number) => readRow(question, number)));
    if (latest.current.hash !== hash) return;
    const told = answers.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
    settle(
      told.filter((row) => !!row),
      new Set(asked.filter((_, index) => told[index] === null)),
    );
    void client.invalidateQueries({ queryKey: ['/api/queue/counts'] });
  }, [client, settle]);

  /** Reads pages again where they stand; a case that is in none of them has left or moved, and is looked at itself. */
  const readAgain = useCallback(
    async (isRead: (page: number) => boolean) => {
      const { key, question, hash } = latest.current;
      const data = client.getQueryData<QueueData>(key);
      const shown = data?.pages.filter((_, page) => isRead(page)) ?? [];
      const missing = new Set(
        shown.flatMap(({ items }) => items.flatMap((row) => (row.left ? [] : row.number))),
      );
      const whole = data?.pages.at(-1)?.nextCursor === null;
      for (const cursor of data?.pageParams.filter((_, page) => isRead(page)) ?? []) {
        const { items } = await readPage(question, cursor);
        if (latest.current.hash !== hash) return;
        items.forEach(({ number }) => missing.delete(number));
        settle(whole ? items : untilKnown(rowsOf(client.getQueryData<QueueData>(key)), items), new Set());
      }
      missing.forEach((number) => heard.current.add(number));
    },
    [client, settle],
  );

  useLiveEvents(
    useCallback(({ type, data }: LiveEvent) => {
      const { number } = data;
      if (!/^(claim|sla|remedy)\./.test(type) || typeof number !== 'string') return;
      heard.current.add(number);
    }, []),
    useCallback(() => {
      void readAgain(() => true).catch(() => undefined);
      void client.invalidateQueries({ queryKey: ['/api/queue/counts'] });
    }, [client, readAgain]),
  );

  // Clocks are told anew each minute, for the page under the cursor and the most urgent one.
  useEffect(() => {
    const tellAgain = () => {
      const { key, currentIndex } = latest.current;
      const pages = client.getQueryData<QueueData>(key)?.pages ?? [];
      if (document.hidden) return;
      let upTo = 0;
      const here = pages.findIndex(({ items }) => (upTo += items.length) > currentIndex);
      void readAgain((page) => page === 0 || page === here).catch(() => undefined);
    };
    const checking = setInterval(() => void check(), gatherMs);
    const ticking = setInterval(tellAgain, againMs);
    return () => {
      clearInterval(checking);
      clearInterval(ticking);
    };
  }, [client, readAgain, check]);

  /** Reads the queue anew from its beginning. */
  const showFresh = useCallback(async () => {
    const { key, question, hash } = latest.current;
    const page = await readPage(question, null);
    client.setQueryData<QueueData>(key, { pages: [page], pageParams: [null] });
    setFresh({ of: hash, ids: new Set() });
  }, [client]);

  /** Looks at a case again at once, whether or not the stream is open. */
  const look = useCallback((number: string) => void heard.current.add(number), []);

  return { freshCount: fresh.of === hash ? fresh.ids.size : 0, showFresh, look };
}
