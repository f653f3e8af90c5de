import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Pause, sleep } from './pauses';
import { TimerFiring } from './timer-firing';
import { TimerTopUp } from './timer-top-up';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

const LANES = 4;
const FIRST_BATCH = 16;
const LARGEST_BATCH = 128;
/** Between two looks, however often woken. */
const LEAST_PAUSE = 25;

const PRUNED_AT_ONCE = 1_000;
const PRUNE = `
  DELETE FROM timers WHERE id IN (
    SELECT id FROM timers WHERE state <> 'pending' AND ended_at < now() - $1 * interval '1 millisecond'
    ORDER BY ended_at LIMIT ${PRUNED_AT_ONCE})`;

/** Fires what is overdue by looking at the table, every two seconds and when woken: all that timers really need. */
@Injectable()
export class TimerSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Timers');
  private readonly pause = new Pause();
  private finished: Promise<void> = Promise.resolve();
  private stopping = false;
  private failing = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly firing: TimerFiring,
    private readonly topUp: TimerTopUp,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {}

  /** Looks soon for timers that another statement inserted, due or not; any number of calls make one look. */
  wake(): void {
    this.lookSoon();
    this.topUp.wake();
  }

  /** Looks soon for what is due; any number of calls make one look. */
  lookSoon(): void {
    this.pause.wake();
  }

  onApplicationBootstrap(): void {
    if (this.options.run !== false) this.finished = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.pause.wake();
    await this.finished;
    await this.firing.finish();
  }

  private async run(): Promise<void> {
    let prunedAt = -Infinity;
    let woken = true;
    while (!this.stopping) {
      this.pause.clear();
      const begun = performance.now();
      try {
        // Mostly for nothing: one statement then instead of a transaction.
        if (woken || (await this.firing.someDue())) await this.drain();
        if (begun - prunedAt > 60_000) {
          await this.prune();
          prunedAt = begun;
        }
        this.failing = false;
      } catch (error) {
        if (!this.failing && !this.stopping) this.logger.warn(`The sweep waits: ${String(error)}`);
        this.failing = true;
      }
      woken = await this.pause.sleep(this.options.sweepEvery ?? 2_000);
      const rest = LEAST_PAUSE - (performance.now() - begun);
      if (rest > 0 && !this.stopping) await sleep(rest);
    }
  }

  private async drain(): Promise<void> {
    if ((await this.firing.fireDue(FIRST_BATCH)) < FIRST_BATCH) return;
    await Promise.all(Array.from({ length: LANES }, () => this.lane()));
  }

  private async prune(): Promise<void> {
    const retention = this.options.retention ?? 30 * 86_400_000;
    for (let pruned = PRUNED_AT_ONCE; pruned === PRUNED_AT_ONCE && !this.stopping;) {
      [, pruned] = await this.dataSource.query<[unknown, number]>(PRUNE, [retention]);
    }
  }

  private async lane(): Promise<void> {
    while (!this.stopping && (await this.firing.fireDue(LARGEST_BATCH)) === LARGEST_BATCH);
  }
}
