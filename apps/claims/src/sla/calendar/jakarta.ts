import { shippedCalendars } from '../shipped';
import { calendarOf } from './calendar-of';
import type { WorkingCalendar } from './working-calendar';

/** The operator's office in Jakarta: Monday to Friday, closed on national holidays and joint leave. */
export const jakarta: WorkingCalendar = calendarOf('jakarta', shippedCalendars.jakarta);
