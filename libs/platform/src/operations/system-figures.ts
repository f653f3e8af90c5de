import { Inject, Injectable } from '@nestjs/common';
import { register } from 'prom-client';
import { DataSource } from 'typeorm';
import { SERVICE } from '../tokens';
import { Readiness } from './readiness';

/** How one service is doing, in figures an administrator acts on. */
export interface SystemReport {
  readonly service: string;
  readonly ready: boolean;
  readonly checks: Record<string, 'ok' | 'failing' | 'stopping'>;
  readonly startedAt: string;
  readonly memoryBytes: number;
  /** Events that wait to be published, and for how long the oldest one has. */
  readonly outbox: { readonly depth: number; readonly oldestSeconds: number } | null;
  /** Messages between what was handled and what has come. */
  readonly lag: number;
  readonly deadLetters: number;
  readonly parked: number;
  readonly timers: { readonly pending: number; readonly overdue: number; readonly failing: number } | null;
}

const OUTBOX = `
  SELECT count(*)::int AS depth, coalesce(extract(epoch FROM clock_timestamp() - min(time)), 0)::float8 AS "oldestSeconds"
  FROM outbox WHERE published_at IS NULL`;
const OPEN = `
  SELECT (SELECT count(*)::int FROM dead_letters WHERE resolved_at IS NULL) AS letters,
         (SELECT count(*)::int FROM parked_events) AS parked`;
// A timer is rung within seconds; what is half a minute late is stuck.
const TIMERS = `
  SELECT count(*)::int AS pending,
         count(*) FILTER (WHERE coalesce(not_before, due_at) < now() - interval '30 seconds')::int AS overdue,
         count(*) FILTER (WHERE attempts > 0)::int AS failing
  FROM timers WHERE state = 'pending'`;

/** Counts what stands still in this service. */
@Injectable()
export class SystemFigures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readiness: Readiness,
    @Inject(SERVICE) private readonly service: string,
  ) {}

  async report(): Promise<SystemReport> {
    const { ready, checks } = await this.readiness.report();
    const [outbox, open, timers] = await Promise.all([
      this.ask<{ depth: number; oldestSeconds: number }>('outbox', OUTBOX),
      this.ask<{ letters: number; parked: number }>('dead_letters', OPEN),
      this.ask<{ pending: number; overdue: number; failing: number }>('timers', TIMERS),
    ]);
    return {
      service: this.service,
      ready,
      checks,
      startedAt: new Date(Date.now() - process.uptime() * 1_000).toISOString(),
      memoryBytes: process.memoryUsage.rss(),
      outbox,
      lag: await lag(),
      deadLetters: open?.letters ?? 0,
      parked: open?.parked ?? 0,
      timers,
    };
  }

  /** Null in a service that has no such table. */
  private async ask<Row extends object>(table: string, sql: string): Promise<Row | null> {
    const [found]: { here: boolean }[] = await this.dataSource.query(
      'SELECT to_regclass($1) IS NOT NULL AS here',
      [table],
    );
    if (!found?.here) return null;
    const [row]: Row[] = await this.dataSource.query(sql);
    return row ?? null;
  }
}

async function lag(): Promise<number> {
  const metric = await register.getSingleMetric('tuntas_inbox_lag')?.get();
  return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
}
