import { jakarta } from '../sla/calendar/jakarta';
import { workingDayMs } from '../sla/calendar/working-calendar';
import { workTimeOf } from '../sla/calendar/working-time';
import policy from './policy.json';

export interface ComplaintCategory {
  readonly code: string;
  readonly id: string;
  readonly en: string;
}

/** What a complaint can be about, in both languages; data, so that a new category needs no code. */
export const categories: readonly ComplaintCategory[] = policy.categories;
export const categoryCodes = categories.map(({ code }) => code) as [string, ...string[]];

export const reopenDays = policy.reopenDays;

const office = workTimeOf(jakarta);

/** When a complaint that came at `at` must be answered, in working time. */
export const answerDue = (at: Date): Date => office.add(at, policy.answerWorkingDays * workingDayMs(jakarta));
