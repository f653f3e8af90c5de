import { DateTime } from 'luxon';
import type { ClaimType } from '../claims/domain/words';
import type { Edge, Moment, RulePack, Unit } from './domain/pack';
import { isHoliday } from './holidays';

/** What is known of when things happened to a shipment. */
export type Moments = Readonly<Record<Moment, Date | null>>;

/** When a claim may be filed. `null` is an edge that is not known yet, such as one that counts from delivery. */
export interface FilingWindow {
  readonly from: Date | null;
  readonly until: Date | null;
}

const SUNDAY = 7;

/** "Within seven days of receipt": the day of receipt does not count and the last day counts whole. */
const later: Readonly<Record<Unit, (start: DateTime, value: number, pack: RulePack) => DateTime>> = {
  hours: (start, hours) => start.plus({ hours }),
  calendar_days: (start, days) => start.plus({ days }),
  months: (start, months) => start.plus({ months }),
  working_days: (start, days, { holidays }) => {
    let day = start;
    for (let left = days; left > 0;) {
      day = day.plus({ days: 1 });
      if (day.weekday !== SUNDAY && !isHoliday(holidays, day)) left -= 1;
    }
    return day;
  },
};

/** Hours count to the minute, days and months to the midnights of the pack's zone. */
function edgeAt(edge: Edge | null, moments: Moments, pack: RulePack, side: 'opens' | 'closes'): Date | null {
  const start = edge?.after.map((moment) => moments[moment]).find((at) => at !== null);
  if (!edge || !start) return null;
  const at = later[edge.unit](DateTime.fromJSDate(start, { zone: pack.zone }), edge.value, pack);
  if (side === 'closes') return at.endOf(edge.unit === 'hours' ? 'minute' : 'day').toJSDate();
  return (edge.unit === 'hours' ? at : at.startOf('day')).toJSDate();
}

export function filingWindow(pack: RulePack, type: ClaimType, moments: Moments): FilingWindow {
  const { opens = null, closes = null } = pack.claims[type] ?? {};
  return {
    from: edgeAt(opens, moments, pack, 'opens'),
    until: edgeAt(closes, moments, pack, 'closes'),
  };
}

/** Whether a later status moves a window of these types that counts from the last one: days move on another day only. */
export function movesWithLastStatus(
  pack: RulePack,
  types: readonly ClaimType[],
  before: Date | null,
  after: Date,
): boolean {
  const edges = types.flatMap((type) => [pack.claims[type]?.opens, pack.claims[type]?.closes]);
  const moving = edges.filter((edge) => edge?.after.includes('last_status_at'));
  if (moving.length === 0 || before === null) return moving.length > 0;
  return (
    moving.some((edge) => edge?.unit === 'hours') ||
    localDate(before, pack.zone) !== localDate(after, pack.zone)
  );
}

/** Both edges belong to the window. */
export const isWithin = ({ from, until }: FilingWindow, at: Date): boolean =>
  (from === null || at >= from) && (until === null || at <= until);

/** The date on which `at` falls where the pack holds. */
export const localDate = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).toISODate() ?? '';
