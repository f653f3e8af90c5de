const second = 1_000;

/** Lets a readable number of lines a second through and counts the rest. Time comes in, so it can be tested. */
export class Burst {
  private windowStart = 0;
  private shown = 0;
  private hidden = 0;

  constructor(private readonly perSecond: number) {}

  /** Whether a line that comes at `now` (ms) may be shown. */
  admit(now: number): boolean {
    if (now - this.windowStart >= second) {
      this.windowStart = now;
      this.shown = 0;
    }
    if (this.shown < this.perSecond) {
      this.shown += 1;
      return true;
    }
    this.hidden += 1;
    return false;
  }

  /** How many were not shown since the last call. */
  takeHidden(): number {
    const { hidden } = this;
    this.hidden = 0;
    return hidden;
  }
}
