const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Unit = 'day' | 'hour' | 'minute';

// The short forms of Indonesian are single letters (`hr` is a day): they are written out.
const form = (locale: string, unit: Unit, value: number): string =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: locale.startsWith('id') ? 'long' : 'short',
  }).format(value);

/** A span of time by its two largest units: `2 d 4 hr`, `35 min`. */
export function durationText(ms: number, locale: string): string {
  const span = Math.abs(ms);
  if (span >= day) {
    const days = Math.floor(span / day);
    const hours = Math.floor((span % day) / hour);
    return days < 7 && hours > 0
      ? `${form(locale, 'day', days)} ${form(locale, 'hour', hours)}`
      : form(locale, 'day', days);
  }
  if (span >= hour) {
    const minutes = Math.floor((span % hour) / minute);
    const hours = form(locale, 'hour', Math.floor(span / hour));
    return minutes > 0 ? `${hours} ${form(locale, 'minute', minutes)}` : hours;
  }
  return form(locale, 'minute', Math.max(1, Math.floor(span / minute)));
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
];

/** `3 hours ago`, `besok`; within the minute: now. */
export function relativeText(then: number, now: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const distance = then - now;
  const [unit, ms] = steps.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1_000];
  return unit === 'second' ? format.format(0, 'second') : format.format(Math.trunc(distance / ms), unit);
}
