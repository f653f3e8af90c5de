import { jakarta } from './calendar/jakarta';
import { workingDayMs } from './calendar/working-calendar';
import { workTimeOf } from './calendar/working-time';
import type { Office, SlaPolicy } from './domain/policy';
import policy from './policies/default.json';

/** One policy and one office for every claim; both are data. */
export const defaultPolicy: SlaPolicy = policy as SlaPolicy;
export const jakartaOffice: Office = { time: workTimeOf(jakarta), dayMs: workingDayMs(jakarta) };
