/** Arithmetic of one calendar: how much open time lies between two moments, and when a budget of it runs out. */
export interface WorkTime {
  /** The first moment at which `ms` of open time have passed since `from`; `from` itself for 0. */
  add(from: Date, ms: number): Date;
  /** Open time between two moments in milliseconds; 0 when `to` is not after `from`. */
  between(from: Date, to: Date): number;
}

/** A clock that never sleeps: 24 hours are 24 hours. */
export const alwaysOpen: WorkTime = {
  add: (from, ms) => new Date(from.getTime() + ms),
  between: (from, to) => Math.max(0, to.getTime() - from.getTime()),
};
