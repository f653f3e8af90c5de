export { OnTimer, type TimerHandler } from './on-timer';
export { timersTable } from './tables';
export type { FiredTimer, NewTimer, TimerData, TimerKey } from './timer';
export { Timers } from './timers';
export { TimersModule } from './timers.module';
export type { TimersOptions } from './timers.options';
