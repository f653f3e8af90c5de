import type { Envelope } from '@tuntas/contracts';

/**
 * The last events in the order this process saw them, so that a browser that was away for a moment catches up.
 * Best effort by design: another process saw another order, and what is missing is read through the API.
 */
export class RecentEvents {
  private readonly events: Envelope[] = [];

  constructor(private readonly size = 1_000) {}

  add(event: Envelope): void {
    this.events.push(event);
    if (this.events.length > this.size) this.events.shift();
  }

  /** What came after the event with `id`, or `null` when that one is no longer (or was never) here. */
  after(id: string): Envelope[] | null {
    const at = this.events.findIndex((event) => event.id === id);
    return at < 0 ? null : this.events.slice(at + 1);
  }
  /** Forgets them all, because what follows is not what came next. */
  clear(): void {
    this.events.length = 0;
  }
}
