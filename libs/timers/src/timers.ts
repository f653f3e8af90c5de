import { Injectable } from '@nestjs/common';
import { traceparent } from '@tuntas/tracing';
import type { Queue } from 'bullmq';
import type { EntityManager } from 'typeorm';
import { noteArmed } from './armed';
import type { NewTimer, TimerKey } from './timer';
import { TimerRings } from './timer-rings';
import { TimerSweep } from './timer-sweep';

// Sorted, so that two transactions arming the same timers lock them in the same order.
const ARM = `
  INSERT INTO timers AS known (name, subject, due_at, data)
  SELECT name, subject, due_at, data
  FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[]) AS t (name, subject, due_at, data)
  ORDER BY name, subject
  ON CONFLICT (name, subject) DO UPDATE SET
    generation = known.generation + 1, due_at = excluded.due_at, data = excluded.data, state = 'pending',
    armed_at = now(), ended_at = NULL, attempts = 0, not_before = NULL, last_error = NULL
  RETURNING id, generation, name, due_at AS "dueAt", clock_timestamp() AS now`;

const CANCEL = `
  UPDATE timers SET state = 'cancelled', ended_at = now()
  WHERE name = $1 AND subject = $2 AND state = 'pending'`;

/** "Ring me at": timers of this service, armed and cancelled in the caller's transaction. */
@Injectable()
export class Timers {
  constructor(
    private readonly rings: TimerRings,
    private readonly sweep: TimerSweep,
  ) {}

  /**
   * Arms the timer of `name` and `subject`, or moves it: its generation rises, and a ring of an older generation does
   * nothing any more. Throws an Error outside a transaction.
   */
  async arm(manager: EntityManager, timer: NewTimer): Promise<void> {
    await this.armMany(manager, [timer]);
  }

  /** As {@link arm}, in one statement; of two with the same name and subject the last one counts. */
  async armMany(manager: EntityManager, timers: NewTimer[]): Promise<void> {
    if (timers.length === 0) return;
    const runner = manager.queryRunner;
    if (!runner?.isTransactionActive) throw new Error('timers.arm needs the manager of an open transaction');
    const last = [...new Map(timers.map((timer) => [`${timer.name} ${timer.subject}`, timer])).values()];
    const trace = traceparent();
    const armed: { id: string; generation: number; name: string; dueAt: Date; now: Date }[] =
      await manager.query(ARM, [
        last.map((timer) => timer.name),
        last.map((timer) => timer.subject),
        last.map((timer) => timer.dueAt),
        last.map((timer) => JSON.stringify({ ...timer.data, ...(trace ? { traceparent: trace } : {}) })),
      ]);
    const unhurried = new Set(last.filter(({ punctual }) => punctual === false).map(({ name }) => name));
    noteArmed(
      runner,
      armed
        .filter(({ name }) => !unhurried.has(name))
        .map((row) => ({ ...row, dueAt: row.dueAt.getTime(), now: row.now.getTime() })),
    );
  }

  /** Cancels the pending timer of `name` and `subject`; nothing happens when there is none. */
  async cancel(manager: EntityManager, { name, subject }: TimerKey): Promise<void> {
    await manager.query(CANCEL, [name, subject]);
  }

  /** Looks for timers that another statement inserted: after a hot path that does not use {@link arm}. */
  wake(): void {
    this.sweep.wake();
  }

  /** The ring queue, to be looked at. Its jobs are ids only and can all be deleted without losing a timer. */
  get queue(): Queue {
    return this.rings.queue;
  }
}
