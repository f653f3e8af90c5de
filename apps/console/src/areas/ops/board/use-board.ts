import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiQuery, type Got } from '../../../api/query';
import { ages, dayAround, spanOf } from './spans';

type Counts = Got<'/api/queue/counts'>;
type CountsQuery = Parameters<typeof countsQuery>[0];

const everyMs = 30_000;

const countsQuery = (query: {
  overdue?: 'true' | 'false';
  stage?: 'needs_action'[];
  dueFrom?: string;
  dueTo?: string;
  filedFrom?: string;
  filedTo?: string;
}) => ({
  ...apiQuery('/api/queue/counts', { params: { query } }),
  refetchInterval: everyMs,
  placeholderData: keepPreviousData,
  meta: { live: false },
});

const totalOf = (counts: Counts | undefined): number => counts?.total ?? 0;

/** What the board shows: the queue's own counts, each of which the queue can list. */
export function useBoard() {
  // One moment for all spans of this visit, so that a number and the list behind it are the same cases.
  const [now] = useState(() => Date.now());
  const today = dayAround(now);
  const spans = ages.map((age) => ({ name: age.name, ...spanOf(age, now) }));
  const open = useQuery(countsQuery({}));
  const overdue = useQuery(countsQuery({ overdue: 'true' }));
  const dueToday = useQuery(countsQuery({ ...today, overdue: 'false' }));
  const waiting = useQuery(countsQuery({ stage: ['needs_action'] }));
  const aged = useQueries({
    queries: spans.flatMap(({ name: _name, ...span }): ReturnType<typeof countsQuery>[] => {
      const late: CountsQuery = { ...span, overdue: 'true' };
      return [countsQuery(span), countsQuery(late)];
    }),
  });
  return {
    open,
    today,
    overdue: overdue.data,
    dueToday: dueToday.data,
    waiting: totalOf(waiting.data),
    ages: spans.map((span, index) => {
      const late = totalOf(aged[2 * index + 1]?.data);
      return { ...span, late, inTime: Math.max(0, totalOf(aged[2 * index]?.data) - late) };
    }),
  };
}
