import type { ClockName } from './promises';
import { alwaysOpen, type WorkTime } from './work-time';

/** What is promised for a claim, as data: `policies/*.json`. */
export interface SlaPolicy {
  readonly id: string;
  readonly version: number;
  readonly clocks: Readonly<Record<ClockName, Budget>>;
  /** In the order in which they fire. */
  readonly rungs: readonly Rung[];
}

export interface Budget {
  /** `working` follows the office calendar, `always` counts every hour. */
  readonly calendar: 'working' | 'always';
  readonly unit: 'hours' | 'working_days';
  readonly value: number;
}

export type RungName = 'warn' | 'breach';
export interface Rung {
  readonly name: RungName;
  readonly percent: number;
}

/** A calendar as policies need it: its arithmetic and the length of one of its days. */
export interface Office {
  readonly time: WorkTime;
  readonly dayMs: number;
}

export const budgetMs = ({ unit, value }: Budget, office: Office): number =>
  value * (unit === 'hours' ? 3_600_000 : office.dayMs);

export const timeOf = (budget: Pick<Budget, 'calendar'>, office: Office): WorkTime =>
  budget.calendar === 'always' ? alwaysOpen : office.time;
