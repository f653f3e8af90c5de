/** A daily span in which a person wants no e-mail: `21:00` to `07:00` in an IANA zone. */
export interface QuietHours {
  readonly starts: string;
  readonly ends: string;
  readonly zone: string;
}

const MINUTES_A_DAY = 24 * 60;

/** The end of the quiet span that `now` falls into, or `null` outside it. Equal times mean no quiet hours. */
export function quietUntil({ starts, ends, zone }: QuietHours, now: Date): Date | null {
  const time = minuteOfDay(now, zone);
  const [from, to] = [minutesOf(starts), minutesOf(ends)];
  const quiet = from > to ? time >= from || time < to : time >= from && time < to;
  if (!quiet) return null;
  // On the night a clock changes this is an hour off; a reminder may be.
  const left = (to - time + MINUTES_A_DAY) % MINUTES_A_DAY;
  const minute = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(minute + left * 60_000);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function minuteOfDay(now: Date, zone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return minutesOf(clock.format(now));
}
