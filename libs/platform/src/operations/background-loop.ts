import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/** Work repeated with a pause in between, never twice at once; `stop` waits for the run in progress. */
export interface BackgroundLoop {
  stop(): Promise<void>;
}

/** Starts `work` every `every` ms. An error is logged and the next round tries again. */
export function backgroundLoop(name: string, every: number, work: () => Promise<void>): BackgroundLoop {
  const logger = new Logger(name);
  const stopping = new AbortController();
  const done = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => logger.error(error));
      // An unreferenced timer lets a process that forgot `stop` end all the same.
      await sleep(every, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
