import { Injectable } from '@nestjs/common';

/** Resolves when the part can serve; rejects or hangs when it cannot. */
export type ReadinessCheck = () => Promise<unknown>;

/** What must work before this process takes requests. Features add what they depend on; `/health/ready` asks. */
@Injectable()
export class Readiness {
  private readonly checks = new Map<string, ReadinessCheck>();
  private stopping = false;

  add(name: string, check: ReadinessCheck): void {
    if (this.checks.has(name)) throw new Error(`There is already a readiness check named ${name}.`);
    this.checks.set(name, check);
  }

  /** From here on the process is not ready, so that a load balancer stops sending requests while it finishes. */
  beginShutdown(): void {
    this.stopping = true;
  }

  async report(): Promise<{ ready: boolean; checks: Record<string, 'ok' | 'failing' | 'stopping'> }> {
    const results = await Promise.all(
      [...this.checks].map(
        async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failing'] as const,
      ),
    );
    const checks: Record<string, 'ok' | 'failing' | 'stopping'> = Object.fromEntries(results);
    if (this.stopping) checks['process'] = 'stopping';
    return { ready: Object.values(checks).every((state) => state === 'ok'), checks };
  }
}

const DEADLINE_MS = 2_000;

async function passes(check: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), DEADLINE_MS);
  });
  try {
    // Wrapped, so that a check that throws at once fails like one that rejects.
    const checked = Promise.resolve().then(check);
    return await Promise.race([checked.then(() => true).catch(() => false), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
