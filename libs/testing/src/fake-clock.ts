export interface FakeClock {
  now(): Date;
  set(iso: string): void;
  advance(milliseconds: number): void;
}

/** A clock that stands still until told; the same shape as platform's `Clock`. */
export function fakeClock(iso = '2026-03-02T03:00:00.000Z'): FakeClock {
  let at = new Date(iso);
  return {
    now: () => new Date(at),
    set: (next) => {
      at = new Date(next);
    },
    advance: (milliseconds) => {
      at = new Date(at.getTime() + milliseconds);
    },
  };
}
