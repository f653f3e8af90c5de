/** A sleep that can be cut short: by `wake`, or at once when it was called since the last sleep began. */
export class Pause {
  private woken = false;
  private end: (() => void) | null = null;

  /** Resolves after `milliseconds` or when woken. */
  async sleep(milliseconds: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.end = null;
    this.woken = false;
  }

  wake(): void {
    this.woken = true;
    this.end?.();
  }

  /** Forgets wake-ups so far: what follows looks for everything they announced. */
  clear(): void {
    this.woken = false;
  }
}

/** `first`, doubled with every failure up to `most`, times a random 0.5 to 1 so that processes do not march in step. */
export const backoff = (failures: number, first: number, most: number): number =>
  Math.min(most, first * 2 ** Math.min(failures, 20)) * (0.5 + Math.random() / 2);

/** Sleeps; an aborted `signal` ends it at once. Never rejects. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
