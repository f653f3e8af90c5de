/** A sleep that can be cut short: by `wake`, or at once when it was called since the last sleep began. */
export class Pause {
  private woken = false;
  private end: (() => void) | null = null;

  /** Resolves after `milliseconds` or when woken, and says whether it was. */
  async sleep(milliseconds: number): Promise<boolean> {
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
    const { woken } = this;
    this.woken = false;
    return woken;
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

/** Bounds how many pieces of work run at the same time. */
export class Slots {
  private readonly queue: (() => void)[] = [];

  constructor(private free: number) {}

  /** Takes a slot, waiting for one; the answer gives it back. */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    return () => {
      const next = this.queue.shift();
      if (next) next();
      else this.free += 1;
    };
  }
}

/** What `promise` answers; rejects after five seconds, when a server takes connections but does not answer. */
export async function answered<T>(promise: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within five seconds')), 5_000);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
