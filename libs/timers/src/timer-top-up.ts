import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Ring } from './armed';
import { Pause, sleep } from './pauses';
import { TimerFiring, type Firing } from './timer-firing';
import { TimerRings } from './timer-rings';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

/** Whoever inserts a row wakes it, and what is due before its next look is found by the sweep. */
const EVERY = 5_000;
const LEAST_PAUSE = 100;
const PAGE = 1_000;
/** A ring that comes this early (clocks differ) waits here; an earlier one is left to the sweep. */
const MOST_EARLY = 2_000;

// What entered the horizon since the last look, or was inserted since then by somebody who adds no rings.
const NEAR = `
  SELECT id, generation, name, (extract(epoch FROM coalesce(not_before, due_at)) * 1000)::float8 AS "dueAt"
  FROM timers
  WHERE state = 'pending' AND coalesce(not_before, due_at) > now()
    AND coalesce(not_before, due_at) <= to_timestamp($1::float8 / 1000)
    AND (coalesce(not_before, due_at) > to_timestamp($2::float8 / 1000) OR armed_at > to_timestamp($3::float8 / 1000))
    AND (coalesce(not_before, due_at), id) > (to_timestamp($4::float8 / 1000), $5::uuid)
  ORDER BY coalesce(not_before, due_at), id LIMIT ${PAGE}`;

/** Keeps the rings of the next minutes in Redis, and fills a Redis that lost them. */
@Injectable()
export class TimerTopUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Timers');
  private readonly pause = new Pause();
  private readonly early = new Set<NodeJS.Timeout>();
  private finished: Promise<void> = Promise.resolve();
  private stopping = false;
  /** Database time of the last look and how far it saw, in ms; 0: everything is still to be added. */
  private lookedAt = 0;
  private seenTo = 0;
  private filledAt = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly rings: TimerRings,
    private readonly firing: TimerFiring,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {}

  wake(): void {
    this.pause.wake();
  }

  onApplicationBootstrap(): void {
    if (this.options.run === false) return;
    this.rings.listen(
      (firing) => this.ring(firing),
      () => this.wake(),
    );
    this.finished = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.pause.wake();
    await this.finished;
    for (const timeout of this.early) clearTimeout(timeout);
    await this.rings.close();
    await this.firing.finish();
  }

  private async ring(firing: Firing): Promise<void> {
    const missing = await this.firing.fire(firing, 'ring');
    if (missing === 0 || missing > MOST_EARLY || this.stopping) return;
    const timeout = setTimeout(() => {
      this.early.delete(timeout);
      // The sweep fires it when this fails.
      this.ring(firing).catch(() => undefined);
    }, missing);
    this.early.add(timeout);
  }

  private async run(): Promise<void> {
    let failing = false;
    while (!this.stopping) {
      this.pause.clear();
      try {
        if (this.rings.ready) await this.look();
        failing = false;
      } catch (error) {
        this.rings.incomplete = true;
        // Redis full, say. The sweep needs none of this.
        if (!failing && !this.stopping) this.logger.warn(`No rings are added: ${String(error)}`);
        failing = true;
      }
      await sleep(LEAST_PAUSE);
      await this.pause.sleep(EVERY);
    }
  }

  private async look(): Promise<void> {
    const horizon = this.options.horizon ?? 600_000;
    const stale = performance.now() - this.filledAt > horizon / 2;
    if (stale || this.rings.incomplete || !(await this.rings.isMarked())) {
      this.lookedAt = this.seenTo = 0;
      this.rings.incomplete = false;
      // Marked before, so that a flush in the middle of the filling is noticed as well.
      await this.rings.mark();
      this.filledAt = performance.now();
    }
    const now = await this.databaseTime();
    const to = now + horizon;
    // Rows armed before the last look can have been committed after it.
    const since = this.lookedAt - 2_000;
    let after: [number, string] = [0, '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const page: Omit<Ring, 'now'>[] = await this.dataSource.query(NEAR, [to, this.seenTo, since, ...after]);
      await this.rings.addNow(page.map((row) => ({ ...row, now })));
      const last = page.at(-1);
      if (!last || page.length < PAGE || this.stopping) break;
      after = [last.dueAt, last.id];
    }
    [this.lookedAt, this.seenTo] = [now, to];
  }

  private async databaseTime(): Promise<number> {
    const rows: { now: number }[] = await this.dataSource.query(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    );
    return rows[0]?.now ?? 0;
  }
}
