const day = 86_400_000;

export interface Span {
  readonly filedFrom?: string;
  readonly filedTo?: string;
}

/** The reader's day around a moment, as the queue's filter wants it. */
export function dayAround(now: number): { readonly dueFrom: string; readonly dueTo: string } {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return { dueFrom: start.toISOString(), dueTo: new Date(end.getTime() - 1).toISOString() };
}

/** How old open cases are, by days since they were filed; each span begins where the younger one ends. */
export const ages = [
  { name: 'day', from: 0, to: 1 },
  { name: 'threeDays', from: 1, to: 3 },
  { name: 'week', from: 3, to: 7 },
  { name: 'twoWeeks', from: 7, to: 14 },
  { name: 'older', from: 14, to: null },
] as const;

export const spanOf = ({ from, to }: { from: number; to: number | null }, now: number): Span => ({
  ...(to === null ? {} : { filedFrom: new Date(now - to * day).toISOString() }),
  ...(from === 0 ? {} : { filedTo: new Date(now - from * day - 1).toISOString() }),
});

/** The queue with these filters, as an address. */
export function queueAddress(filter: Readonly<Record<string, string | readonly string[]>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const text of typeof value === 'string' ? [value] : value) search.append(name, text);
  return `/ops/queue?${search.toString()}`;
}
