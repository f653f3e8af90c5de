import { Inject, Injectable, Logger } from '@nestjs/common';
import { inThisTrace, traced } from '@tuntas/tracing';
import { DataSource, type EntityManager } from 'typeorm';
import { metrics } from './metrics';
import { sleep, Slots } from './pauses';
import type { FiredTimer } from './timer';
import { TimerHandlers } from './timer-handlers';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

/** One generation of one timer. */
export interface Firing {
  readonly id: string;
  readonly generation: number;
}

type After = () => Promise<void>;

const FIRED = `state = 'fired', ended_at = now()`;
const COLUMNS = `timer.id, timer.name, timer.subject, timer.generation, timer.due_at AS "dueAt", timer.data,
  timer.attempts, timer.ended_at AS "firedAt", set_config('tuntas.scope', '*', true) AS scope`;

// A row that is locked is being fired or moved by somebody else: waiting for it would only hold a connection.
const FIRE_ONE = `
  UPDATE timers AS timer SET ${FIRED}
  WHERE id = (
    SELECT id FROM timers
    WHERE id = $1 AND generation = $2 AND state = 'pending' AND coalesce(not_before, due_at) <= now()
      AND due_at <= now() AND name = ANY($3::text[])
    FOR UPDATE SKIP LOCKED
  )
  RETURNING ${COLUMNS}`;

const FIRE_DUE = `
  WITH due AS (
    SELECT id FROM timers
    WHERE state = 'pending' AND coalesce(not_before, due_at) <= now() AND due_at <= now() AND name = ANY($2::text[])
    ORDER BY coalesce(not_before, due_at) LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE timers AS timer SET ${FIRED} FROM due WHERE timer.id = due.id RETURNING ${COLUMNS}`;

const SOME_DUE = `
  SELECT EXISTS (
    SELECT FROM (
      SELECT coalesce(not_before, due_at) AS at FROM timers WHERE state = 'pending'
      ORDER BY coalesce(not_before, due_at) LIMIT 1
    ) AS first WHERE at <= now()
  ) AS some`;

// A backlog grows faster than statistics: whatever the planner believes, it is to walk timers_pending in order.
const planner = (how: 'on' | 'off') =>
  `SELECT set_config('enable_sort', '${how}', true), set_config('enable_bitmapscan', '${how}', true)`;

const FAILED = `
  UPDATE timers SET attempts = attempts + 1, last_error = left($3, 2000),
    not_before = now() + least(300, power(2, least(attempts, 20))) * (0.75 + random() / 2) * interval '1 second'
  WHERE id = $1 AND generation = $2 AND state = 'pending'`;

const REMAINING = `
  SELECT extract(epoch FROM coalesce(not_before, due_at) - clock_timestamp())::float8 * 1000 AS ms
  FROM timers WHERE id = $1 AND generation = $2 AND state = 'pending' AND name = ANY($3::text[])`;

/** Marks timers fired and runs their handlers, both in one transaction: exactly once, and never before due. */
@Injectable()
export class TimerFiring {
  private readonly logger = new Logger('Timers');
  private readonly slots: Slots;
  private readonly afterSlots = new Slots(32);
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: TimerHandlers,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {
    this.slots = new Slots(options.concurrency ?? 8);
  }

  /**
   * Fires this generation if it is pending and due by the clock of the database. Answers the milliseconds that are
   * missing when it is not due yet, otherwise 0. A handler that throws is noted in the row for the sweep; rejects only
   * when the database does.
   */
  async fire(firing: Firing, by: 'ring' | 'sweep'): Promise<number> {
    const free = await this.slots.take();
    try {
      const parameters = [firing.id, firing.generation, this.handlers.names];
      if ((await this.transaction(FIRE_ONE, parameters, by)) > 0) return 0;
      const rows: { ms: number }[] = await this.dataSource.query(REMAINING, parameters);
      return Math.max(0, Math.ceil(rows[0]?.ms ?? 0));
    } catch (error) {
      if (!(error instanceof HandlerThrew)) throw error;
      await this.noteFailure(error);
      return 0;
    } finally {
      free();
    }
  }

  /** Whether the sweep would find anything. */
  async someDue(): Promise<boolean> {
    const [due] = await this.dataSource.query<{ some: boolean }[]>(SOME_DUE);
    return due?.some ?? false;
  }

  /**
   * Fires up to `limit` overdue timers, oldest first, in one transaction; when a handler throws, all of them again one
   * by one. Answers how many were overdue.
   */
  async fireDue(limit: number): Promise<number> {
    const free = await this.slots.take();
    let failed: HandlerThrew;
    try {
      return await this.transaction(FIRE_DUE, [limit, this.handlers.names], 'sweep');
    } catch (error) {
      if (!(error instanceof HandlerThrew)) throw error;
      failed = error;
    } finally {
      free();
    }
    for (const timer of failed.batch) await this.fire(timer, 'sweep');
    return failed.batch.length;
  }

  /** Once nothing fires any more: waits for after-commit work, 5 seconds at most; what is cut off is what its recovery timer is for. */
  async finish(): Promise<void> {
    const limit = new AbortController();
    await Promise.race([Promise.allSettled(this.running), sleep(5_000, limit.signal)]);
    limit.abort();
  }

  private async transaction(statement: string, parameters: unknown[], by: string): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      try {
        const done = await this.dataSource.transaction((manager) => this.run(manager, statement, parameters));
        for (const { timer, after } of done) await this.committed(timer, after, by);
        return done.length;
      } catch (error) {
        // Lost against another transaction; the whole of it can simply run again.
        if (tries === 3 || !isContention(error instanceof HandlerThrew ? error.cause : error)) throw error;
      }
    }
  }

  private async run(manager: EntityManager, statement: string, parameters: unknown[]) {
    if (statement === FIRE_DUE) await manager.query(planner('off'));
    const [fired] = await manager.query<[FiredTimer[], number]>(statement, parameters);
    if (statement === FIRE_DUE) await manager.query(planner('on'));
    fired.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    const done: { timer: FiredTimer; after: After | void }[] = [];
    for (const timer of fired) {
      try {
        done.push({ timer, after: await this.handle(timer, manager) });
      } catch (error) {
        throw new HandlerThrew(error, timer, fired);
      }
    }
    return done;
  }

  /** As part of the trace that armed it; what follows the commit is part of it too. */
  private handle(timer: FiredTimer, manager: EntityManager): Promise<After | void> {
    const { traceparent: parent, ...data } = timer.data;
    const attributes = { 'tuntas.subject': timer.subject, 'tuntas.generation': timer.generation };
    const work = { name: timer.name, kind: 'consumer', parent: parent?.toString(), attributes } as const;
    return traced(work, async () => {
      const after = await this.handlers.of(timer.name)?.({ ...timer, data }, manager);
      return after && inThisTrace(after);
    });
  }

  // Starts `after` at once or, when 32 are still busy, waits: a slow provider must not fill the memory with calls.
  private async committed(timer: FiredTimer, after: After | void, by: string): Promise<void> {
    const { service } = this.options;
    metrics.fired.inc({ service, name: timer.name, by });
    metrics.lateness.observe(
      { service },
      Math.max(0, timer.firedAt.getTime() - timer.dueAt.getTime()) / 1000,
    );
    if (!after) return;
    const free = await this.afterSlots.take();
    const work: Promise<void> = Promise.resolve()
      .then(after)
      .catch((error: unknown) =>
        this.logger.error(`After the commit of ${timer.name} ${timer.subject}: ${String(error)}`),
      )
      .finally(() => {
        free();
        this.running.delete(work);
      });
    this.running.add(work);
  }

  private async noteFailure({ cause, timer }: HandlerThrew): Promise<void> {
    metrics.failures.inc({ service: this.options.service, name: timer.name });
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    this.logger.error(`Timer ${timer.name} ${timer.subject} failed, try ${timer.attempts + 1}: ${reason}`);
    await this.dataSource.query(FAILED, [timer.id, timer.generation, reason.replaceAll('\0', '')]);
  }
}

class HandlerThrew extends Error {
  constructor(
    override readonly cause: unknown,
    readonly timer: FiredTimer,
    readonly batch: FiredTimer[],
  ) {
    super('a timer handler threw');
  }
}

const isContention = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
