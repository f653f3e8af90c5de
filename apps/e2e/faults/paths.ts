import type { Caller } from './caller';
import type { Scene } from './load/scene';
import { pause } from './wait';

const EVERY = 1_000;
const ANSWER_WITHIN = 10_000;
const HEARD_WITHIN = 30_000;

/** One thing people need, tried all the time; true when it worked. */
interface Path {
  readonly name: string;
  attempt(): Promise<boolean>;
}

const reads = (name: string, who: Caller, path: string): Path => ({
  name,
  attempt: async () => (await who.once({ path }, ANSWER_WITHIN))?.status === 200,
});

/** From a write over the database, the broker and another service's database: as long as everything takes together. */
function hearsay({ shipper, mark }: Scene): Path {
  const known = (waybill: string) =>
    shipper.once(
      { method: 'POST', path: '/api/estimates', body: { waybill, type: 'damage' } },
      ANSWER_WITHIN,
    );
  return {
    name: 'a parcel is registered, and claims hear of it',
    attempt: async () => {
      const waybill = mark();
      const body = { carrier: 'JNE', waybill, service: 'REG', shippedAt: new Date().toISOString() };
      const told = await shipper.once({ method: 'POST', path: '/api/shipments', body }, ANSWER_WITHIN);
      if (told?.status !== 201) return false;
      for (const until = Date.now() + HEARD_WITHIN; Date.now() < until; await pause(300)) {
        if ((await known(waybill))?.status === 200) return true;
      }
      return false;
    },
  };
}

const pathsOf = (scene: Scene): readonly Path[] => [
  reads('the gateway knows who is signed in', scene.shipper, '/api/session'),
  reads('claims are listed', scene.shipper, '/api/claims?limit=1'),
  reads('payouts are listed', scene.finance[0], '/api/payouts?limit=1'),
  reads('parcels are listed', scene.shipper, '/api/shipments?limit=1'),
  reads('notices are counted', scene.shipper, '/api/inbox/unread'),
  hearsay(scene),
];

export interface Recovery {
  readonly path: string;
  /** Milliseconds from the heal to the first success; null: none until patience ended. */
  readonly after: number | null;
}

/** Tries every path all the time and knows when each worked last. */
export class Paths {
  private readonly worked = new Map<string, number>();
  private stopped = false;
  private readonly done: Promise<unknown>;

  constructor(scene: Scene) {
    const paths = pathsOf(scene);
    for (const { name } of paths) this.worked.set(name, 0);
    this.done = Promise.all(paths.map((path) => this.keepTrying(path)));
  }

  /** Waits until each path worked after `since`, a time of `performance.now()`. */
  async recovered(since: number, within: number): Promise<Recovery[]> {
    const first = new Map<string, number>();
    while (first.size < this.worked.size && performance.now() - since < within && !this.stopped) {
      for (const [path, at] of this.worked) if (at > since && !first.has(path)) first.set(path, at - since);
      await pause(20);
    }
    return [...this.worked.keys()].map((path) => ({ path, after: first.get(path) ?? null }));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async keepTrying({ name, attempt }: Path): Promise<void> {
    while (!this.stopped) {
      if (await attempt()) this.worked.set(name, performance.now());
      await pause(EVERY);
    }
  }
}
