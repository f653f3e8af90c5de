import { randomUUID } from 'node:crypto';
import type { Supervised } from '../../../deploy/local/processes/supervised';
import { waitFor } from '@tuntas/testing';
import type { Answer, Api } from '../support/api';

interface Told {
  /** What those heard who were not told that it was done. */
  readonly refusals: Answer<unknown>[];
  /** The answers to the same requests once more, after the service came back. */
  readonly again: Answer<unknown>[];
}

/**
 * Sends each body under a key of its own, all at once; kills the service as soon as one of them was done, and sends
 * all of them again with the same keys when it is back.
 */
export async function sentAroundACrash(
  by: Api,
  path: string,
  bodies: readonly object[],
  service: Supervised,
): Promise<Told> {
  const keyed = bodies.map((body) => ({ body, idempotencyKey: randomUUID() }));
  const send = () =>
    keyed.map(({ body, idempotencyKey }) => by.post<unknown>(path, body, { idempotencyKey }));
  const first = send();
  await Promise.any(first);
  service.kill('SIGKILL');
  const answers = await Promise.all(first);
  await waitFor(() => service.pid === null, { what: `${service.name} to be dead` });
  await service.start();
  const again = await waitFor(
    async () => {
      const last = await Promise.all(send());
      return last.every(({ status }) => status < 500) ? last : null;
    },
    { timeout: 60_000, what: 'everybody to be answered' },
  );
  return { refusals: answers.filter(({ status }) => status >= 300), again };
}
