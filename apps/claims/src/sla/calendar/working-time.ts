import { DateTime } from 'luxon';
import { alwaysOpen, type WorkTime } from '../domain/work-time';
import { datesOf } from './computed-days';
import {
  checkCalendar,
  intervalsOf,
  isAlwaysOpen,
  type Minutes,
  minutesOf,
  type WorkingCalendar,
} from './working-calendar';

/** Open intervals in order, with the open milliseconds that lie before each. */
interface OpenHours {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly starts: number[];
  readonly ends: number[];
  readonly before: number[];
}

/** Hours of one date: as listed, as a rule says, or as on every such weekday. */
function hoursOf(
  calendar: WorkingCalendar,
  computed: ReadonlyMap<string, Minutes[]>,
  day: DateTime,
): Minutes[] {
  const date = day.toISODate() ?? '';
  const listed = calendar.special?.get(date);
  if (listed) return minutesOf(listed);
  if (calendar.closed.has(date)) return [];
  return computed.get(date) ?? intervalsOf(calendar, day.weekday);
}

const MINUTE = 60_000;

/** Open stretches of one day. When the zone's clocks change that day, each minute is asked what the wall clock says. */
function stretchesOf(day: DateTime, hours: readonly Minutes[]): [start: number, end: number][] {
  const next = day.plus({ days: 1 }).startOf('day');
  if (next.offset === day.offset) {
    const midnight = day.toMillis() - (day.hour * 60 + day.minute) * MINUTE;
    return hours.map(({ from, to }) => [midnight + from * MINUTE, midnight + to * MINUTE]);
  }
  const stretches: [number, number][] = [];
  for (let at = day.toMillis(); at < next.toMillis(); at += MINUTE) {
    const local = DateTime.fromMillis(at, { zone: day.zone });
    const minute = local.hour * 60 + local.minute;
    if (!hours.some(({ from, to }) => from <= minute && minute < to)) continue;
    const last = stretches.at(-1);
    if (last?.[1] === at) last[1] = at + MINUTE;
    else stretches.push([at, at + MINUTE]);
  }
  return stretches;
}

function compile(calendar: WorkingCalendar, firstYear: number, lastYear: number): OpenHours {
  const hours: OpenHours = { firstYear, lastYear, starts: [], ends: [], before: [] };
  let open = 0;
  let computed = new Map<string, Minutes[]>();
  let day = DateTime.fromObject({ year: firstYear, month: 1, day: 1 }, { zone: calendar.zone });
  for (let year = 0; day.year <= lastYear; day = day.plus({ days: 1 }).startOf('day')) {
    if (day.year !== year) {
      year = day.year;
      computed = computedOf(calendar, year);
    }
    for (const [start, end] of stretchesOf(day, hoursOf(calendar, computed, day))) {
      hours.starts.push(start);
      hours.ends.push(end);
      hours.before.push(open);
      open += end - start;
    }
  }
  return hours;
}

const computedOf = ({ computed = [] }: WorkingCalendar, year: number): Map<string, Minutes[]> =>
  new Map(
    computed.flatMap((day) =>
      datesOf(day, year).map((date): [string, Minutes[]] => [date, minutesOf(day.open ?? [])]),
    ),
  );

/** Index of the last element that is ≤ `value`, or -1. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Open milliseconds from the start of `hours` until `at`. */
function openUntil(hours: OpenHours, at: number): number {
  const index = lastAtMost(hours.starts, at);
  if (index < 0) return 0;
  const [start = 0, end = 0, before = 0] = [hours.starts[index], hours.ends[index], hours.before[index]];
  return before + Math.min(at, end) - start;
}

/**
 * Working-time arithmetic on `calendar`. Years are laid out once and then searched, because filing a claim asks for
 * several due dates on the hot path and walking days with a date library costs more than the rest of the request.
 */
export function workTimeOf(calendar: WorkingCalendar): WorkTime {
  checkCalendar(calendar);
  if (isAlwaysOpen(calendar)) return alwaysOpen;
  let hours: OpenHours | undefined;
  const covering = (first: number, last: number): OpenHours => {
    if (!hours || first < hours.firstYear || last > hours.lastYear) {
      hours = compile(
        calendar,
        Math.min(first, hours?.firstYear ?? first),
        Math.max(last, hours?.lastYear ?? last),
      );
    }
    return hours;
  };
  // One year of margin: a moment of 31 December in UTC may be 1 January in the calendar's zone.
  const around = (from: Date, to: Date): OpenHours =>
    covering(from.getUTCFullYear() - 1, to.getUTCFullYear() + 1);

  return {
    between(from, to) {
      if (to <= from) return 0;
      const span = around(from, to);
      return openUntil(span, to.getTime()) - openUntil(span, from.getTime());
    },
    add(from, ms) {
      if (ms <= 0) return new Date(from);
      let span = around(from, from);
      let target = openUntil(span, from.getTime()) + ms;
      while ((span.before.at(-1) ?? 0) + (span.ends.at(-1) ?? 0) - (span.starts.at(-1) ?? 0) < target) {
        span = covering(span.firstYear, span.lastYear + 1);
        target = openUntil(span, from.getTime()) + ms;
      }
      // The last interval that starts before the target, so that a budget ends at closing time and not at the next opening.
      const index = lastAtMost(span.before, target - 1);
      return new Date((span.starts[index] ?? 0) + target - (span.before[index] ?? 0));
    },
  };
}
