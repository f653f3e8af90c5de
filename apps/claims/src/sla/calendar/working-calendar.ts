/** Wall-clock hours, `['09:00', '17:00']`, in order, not overlapping. */
export type Intervals = readonly (readonly [string, string])[];

export type ComputedRule =
  | { readonly type: 'fixed'; readonly month: number; readonly day: number }
  | { readonly type: 'weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly type: 'easter'; readonly offset: number }
  | {
      readonly type: 'lunar';
      readonly calendar: 'islamic-umalqura' | 'chinese';
      readonly month: number;
      readonly day: number;
    };

/** A holiday that follows a rule. */
export interface ComputedDay {
  readonly rule: ComputedRule;
  readonly fromYear?: number | undefined;
  readonly untilYear?: number | undefined;
  /** Open all the same in these hours; left out, closed all day. */
  readonly open?: Intervals | undefined;
}

/** When an office is open: wall-clock intervals per ISO weekday in one IANA zone, and days that are different. */
export interface WorkingCalendar {
  readonly id: string;
  readonly zone: string;
  /** `1` is Monday; a missing day is closed. */
  readonly week: Readonly<Partial<Record<string, Intervals>>>;
  /** Closed dates, `2026-03-18`. */
  readonly closed: ReadonlySet<string>;
  /** Dates with hours of their own: part-day holidays, and days that are open although the week says otherwise. */
  readonly special?: ReadonlyMap<string, Intervals>;
  readonly computed?: readonly ComputedDay[];
}

export interface Minutes {
  readonly from: number;
  readonly to: number;
}

const minuteOf = (clock: string): number => {
  const [hour = NaN, minute = NaN] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

export const minutesOf = (intervals: Intervals): Minutes[] =>
  intervals.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }));

/** Intervals of an ISO weekday as minutes after midnight. */
export const intervalsOf = (calendar: Pick<WorkingCalendar, 'week'>, weekday: number): Minutes[] =>
  minutesOf(calendar.week[String(weekday)] ?? []);

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** Length of one working day: the longest day of the week, in milliseconds. */
export function workingDayMs(calendar: Pick<WorkingCalendar, 'week'>): number {
  const days = weekdays.map((weekday) =>
    intervalsOf(calendar, weekday).reduce((sum, { from, to }) => sum + to - from, 0),
  );
  return Math.max(...days) * 60_000;
}

const isSound = (intervals: readonly Minutes[]): boolean => {
  let last = 0;
  for (const { from, to } of intervals) {
    if (!(from >= last && to > from && to <= 24 * 60)) return false;
    last = to;
  }
  return true;
};

/** What is wrong with hours somebody entered; null when they can be used. */
export function problemOfCalendar(calendar: {
  readonly week: WorkingCalendar['week'];
  readonly days?: readonly { readonly date: string; readonly open?: Intervals | undefined }[];
  readonly computed?: readonly ComputedDay[];
}): { field: string; message: string } | null {
  for (const weekday of weekdays) {
    if (isSound(intervalsOf(calendar, weekday))) continue;
    return { field: 'week', message: `Intervals of weekday ${weekday} overlap or are unreadable` };
  }
  const { days = [], computed = [] } = calendar;
  if (new Set(days.map(({ date }) => date)).size < days.length) {
    return { field: 'days', message: 'A date is listed once' };
  }
  for (const [field, rows] of [['days', days], ['computed', computed]] as const) {
    if (rows.some(({ open }) => open && !isSound(minutesOf(open)))) {
      return { field, message: 'Intervals of a day overlap or are unreadable' };
    }
  } // prettier-ignore
  // Days that are open on their own run out one year; a clock must be able to run out in any.
  return workingDayMs(calendar) > 0 ? null : { field: 'week', message: 'A calendar needs open hours' };
}

/** Refuses a calendar on which no clock could ever run out. */
export function checkCalendar(calendar: WorkingCalendar): WorkingCalendar {
  const problem = problemOfCalendar({ week: calendar.week });
  if (!problem) return calendar;
  throw new Error(
    workingDayMs(calendar) > 0
      ? `calendar ${calendar.id}: ${problem.message.toLowerCase()}`
      : `calendar ${calendar.id} has no open hours`,
  );
}

/** Open every minute of the week, with no day different: elapsed time needs no arithmetic. */
export const isAlwaysOpen = (calendar: WorkingCalendar): boolean =>
  calendar.closed.size === 0 &&
  !calendar.special?.size &&
  !calendar.computed?.length &&
  weekdays.every((weekday) => {
    const hours = intervalsOf(calendar, weekday);
    return hours.reduce((sum, { from, to }) => sum + to - from, 0) === 24 * 60;
  });
