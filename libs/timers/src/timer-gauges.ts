import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { metrics } from './metrics';
import { TimerHandlers } from './timer-handlers';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

const EVERY = 10_000;

const COUNTS = `
  SELECT count(*)::integer AS pending, count(*) FILTER (WHERE coalesce(not_before, due_at) <= now())::integer AS overdue
  FROM timers WHERE state = 'pending'`;
const UNHANDLED = `
  SELECT name, count(*)::integer AS overdue FROM timers
  WHERE state = 'pending' AND coalesce(not_before, due_at) <= now() AND name <> ALL($1::text[]) GROUP BY name`;

/** Measures the table every ten seconds and says once which timers nobody handles: they stay until somebody does. */
@Injectable()
export class TimerGauges implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Timers');
  private readonly said = new Set<string>();
  private interval: NodeJS.Timeout | undefined;
  private measuring: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: TimerHandlers,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.run === false) return;
    const measure = () => {
      // The last values stay while the database is away; others say that it is.
      this.measuring = this.measure().catch(() => undefined);
    };
    this.interval = setInterval(measure, EVERY);
    measure();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.interval);
    await this.measuring;
  }

  private async measure(): Promise<void> {
    const { service } = this.options;
    const counts: { pending: number; overdue: number }[] = await this.dataSource.query(COUNTS);
    metrics.pending.set({ service }, counts[0]?.pending ?? 0);
    metrics.overdue.set({ service }, counts[0]?.overdue ?? 0);
    const unhandled: { name: string; overdue: number }[] = await this.dataSource.query(UNHANDLED, [
      this.handlers.names,
    ]);
    metrics.unhandled.reset();
    for (const { name, overdue } of unhandled) {
      metrics.unhandled.set({ service, name }, overdue);
      if (this.said.has(name)) continue;
      this.said.add(name);
      this.logger.error(`No @OnTimer('${name}') in this service: its overdue timers stay pending`);
    }
  }
}
