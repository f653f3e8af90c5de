import holidays from './holidays-id.json';
import hours from './jakarta.json';
import { checkCalendar, type WorkingCalendar } from './working-calendar';

/** The operator's office in Jakarta: Monday to Friday, closed on national holidays and joint leave. */
export const jakarta: WorkingCalendar = checkCalendar({
  id: hours.id,
  zone: hours.zone,
  week: hours.week as unknown as WorkingCalendar['week'],
  closed: new Set(holidays.days.map(({ date }) => date)),
});
