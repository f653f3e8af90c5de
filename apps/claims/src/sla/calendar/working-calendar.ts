/** When an office is open: wall-clock intervals per ISO weekday in one IANA zone, and dates that are closed. */
export interface WorkingCalendar {
  readonly id: string;
  readonly zone: string;
  /** `1` is Monday; a missing day is closed. Intervals are `['09:00', '17:00']`, in order, not overlapping. */
  readonly week: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  /** Closed dates, `2026-03-18`. */
  readonly closed: ReadonlySet<string>;
}

const minuteOf = (clock: string): number => {
  const [hour = NaN, minute = NaN] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

/** Intervals of an ISO weekday as minutes after midnight. */
export const intervalsOf = (calendar: WorkingCalendar, weekday: number): { from: number; to: number }[] =>
  (calendar.week[String(weekday)] ?? []).map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));

/** Length of one working day: the longest day of the week, in milliseconds. */
export function workingDayMs(calendar: WorkingCalendar): number {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    intervalsOf(calendar, weekday).reduce((sum, { from, to }) => sum + to - from, 0),
  );
  return Math.max(...days) * 60_000;
}

/** Refuses a calendar on which no clock could ever run out. */
export function checkCalendar(calendar: WorkingCalendar): WorkingCalendar {
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    let last = 0;
    for (const { from, to } of intervalsOf(calendar, weekday)) {
      if (!(from >= last && to > from && to <= 24 * 60)) {
        throw new Error(`calendar ${calendar.id}: intervals of weekday ${weekday} overlap or are unreadable`);
      }
      last = to;
    }
  }
  if (workingDayMs(calendar) <= 0) throw new Error(`calendar ${calendar.id} has no open hours`);
  return calendar;
}
