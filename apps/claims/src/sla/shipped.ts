import { type CalendarDefinition, calendarDefinition } from './calendar/calendar.schema';
import expected from './calendar/computed-id.json';
import holidays from './calendar/holidays-id.json';
import hours from './calendar/jakarta.json';
import offices from './calendar/offices.json';
import standard from './policies/default.json';
import high from './policies/high.json';
import urgent from './policies/urgent.json';
import { type PolicyDefinition, policyDefinition } from './policy.schema';

const office = (place: keyof typeof offices): CalendarDefinition =>
  calendarDefinition.parse({
    ...offices[place],
    week: hours.week,
    days: holidays.days,
    computed: expected.computed,
  });

const everyDay = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['00:00', '24:00']]]),
);

/** What a new installation begins with; from then on rows count, which people edit. */
export const shippedCalendars = {
  always: calendarDefinition.parse({ name: 'Around the clock', zone: 'UTC', week: everyDay }),
  jakarta: office('jakarta'),
  makassar: office('makassar'),
  jayapura: office('jayapura'),
} satisfies Record<string, CalendarDefinition>;

export const shippedPolicies = {
  default: policyDefinition.parse(standard),
  high: policyDefinition.parse(high),
  urgent: policyDefinition.parse(urgent),
} satisfies Record<string, PolicyDefinition>;
