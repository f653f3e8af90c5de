const hour = 60;

/** A clock as the service told it, and when. */
export interface ToldClock {
  readonly leftMinutes: number;
  /** Whether the office is open; null where the service does not say. */
  readonly counting: boolean | null;
}

/** A browser knows no office hours: it counts on for so long, then keeps what it was told until it is told anew. */
const trustMinutes = 3;

/** Working minutes left now; negative is lateness. */
export function minutesLeft({ leftMinutes, counting }: ToldClock, toldAt: number, now: number): number {
  if (!counting) return leftMinutes;
  const passed = Math.floor(Math.max(0, now - toldAt) / 60_000);
  return leftMinutes - Math.min(passed, trustMinutes);
}

const unit = (locale: string, name: 'hour' | 'minute', value: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** Working time by hours, since a working day has as many hours as its calendar says: `2 hr 5 min`, `38 hr`. */
export function workText(minutes: number, locale: string): string {
  const span = Math.abs(minutes);
  if (span < hour) return unit(locale, 'minute', span);
  const hours = unit(locale, 'hour', Math.floor(span / hour));
  const rest = span % hour;
  return span < 10 * hour && rest > 0 ? `${hours} ${unit(locale, 'minute', rest)}` : hours;
}
