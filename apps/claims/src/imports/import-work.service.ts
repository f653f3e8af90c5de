import { Injectable } from '@nestjs/common';
import { Outbox, OutboxRelay } from '@tuntas/messaging';
import { Clock, SYSTEM_SCOPE } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { FilingService } from '../claims/filing.service';
import { added, worthTelling } from './domain/import';
import { ClaimImportEntity, type ClaimImportRowEntity } from './import.entity';
import { progressOf } from './import.events';
import { earlierRows, findImport, nextRows, type RowOutcome, saveOutcomes } from './import.repository';
import { checkRows } from './row-check';
import { claimOfRow, errorsOf, refusedRow } from './row-work';

const CHUNK = { checking: 500, filing: 100 } as const;
const KEPT_FOR = 90 * 86_400_000;

/**
 * Works through an import in chunks, each in the transaction of its timer: rows, claims, counts and the next timer
 * commit together, so that a crash at any point goes on where the last chunk ended.
 */
@Injectable()
export class ImportWork {
  constructor(
    private readonly filing: FilingService,
    private readonly timers: Timers,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  async chunk(manager: EntityManager, id: string): Promise<void | (() => Promise<void>)> {
    const job = await findImport(manager, SYSTEM_SCOPE, id, { lock: true });
    if (job.state !== 'checking' && job.state !== 'filing') return;
    const rows = await nextRows(manager, job, CHUNK[job.state]);
    const outcomes =
      job.state === 'checking'
        ? await this.check(manager, job, rows)
        : await this.fileRows(manager, job, rows);
    await saveOutcomes(manager, id, outcomes);
    await this.goOn(manager, job, rows.at(-1)?.rowNo ?? job.rows, outcomes);
    return async () => this.relay.wake();
  }

  private async check(
    manager: EntityManager,
    job: ClaimImportEntity,
    rows: readonly ClaimImportRowEntity[],
  ): Promise<RowOutcome[]> {
    const read = rows.map((row) => ({ rowNo: row.rowNo, ...claimOfRow(job, row) }));
    const readable = read.flatMap((row) => ('claim' in row ? [row] : []));
    const unreadable = read.flatMap((row) => ('errors' in row ? [refusedRow(row.rowNo, row.errors)] : []));
    const { format, actor } = job;
    const checked = await checkRows(manager, actor, readable, { format, at: this.clock.now() });
    const outcomes = [...unreadable, ...checked].sort((a, b) => a.rowNo - b.rowNo);
    return withoutRepeats(manager, job, outcomes);
  }

  private async fileRows(
    manager: EntityManager,
    job: ClaimImportEntity,
    rows: readonly ClaimImportRowEntity[],
  ): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (const row of rows) {
      const { rowNo } = row;
      const outcome = await outcomeOf(job, row, async (claim) => {
        const { created, body } = await this.filing.fileWithin(manager, claim, job.actor);
        const state = created ? 'filed' : 'existing';
        return { rowNo, state, subject: null, claimId: body.id, claimNumber: body.number, result: null };
      });
      outcomes.push(outcome);
    }
    // Filing leaves the scope of whoever files.
    await manager.query(`SELECT set_config('tuntas.scope', $1, true)`, [SYSTEM_SCOPE]);
    return outcomes;
  }

  private async goOn(
    manager: EntityManager,
    job: ClaimImportEntity,
    done: number,
    outcomes: readonly RowOutcome[],
  ): Promise<void> {
    const at = this.clock.now();
    const { good, filed, existing, refused } = job;
    const counts = added(
      { good, filed, existing, refused },
      outcomes.map(({ state }) => state),
    );
    const over = done >= job.rows;
    const state = over ? (job.state === 'checking' ? 'checked' : 'done') : job.state;
    const changes = { ...counts, done, state, updatedAt: at, finishedAt: over ? at : null };
    await manager.update(ClaimImportEntity, { id: job.id }, changes);
    const next = over
      ? { name: 'claim_import.purge', dueAt: new Date(at.getTime() + KEPT_FOR) }
      : { name: 'claim_import.work', dueAt: at };
    await this.timers.arm(manager, { ...next, subject: job.id });
    if (!worthTelling(job.done, done, job.rows)) return;
    await this.outbox.append(manager, [progressOf({ ...job, ...changes }, over)]);
  }
}

async function outcomeOf(
  job: ClaimImportEntity,
  row: ClaimImportRowEntity,
  work: (claim: Extract<ReturnType<typeof claimOfRow>, { claim: unknown }>['claim']) => Promise<RowOutcome>,
): Promise<RowOutcome> {
  const read = claimOfRow(job, row);
  if ('errors' in read) return refusedRow(row.rowNo, read.errors);
  try {
    return await work(read.claim);
  } catch (error) {
    return refusedRow(row.rowNo, errorsOf(error, job.format));
  }
}

/** In a dry run nothing is filed yet, so the same claim further up in the file has to be looked for. */
async function withoutRepeats(
  manager: EntityManager,
  { id }: ClaimImportEntity,
  outcomes: readonly RowOutcome[],
): Promise<RowOutcome[]> {
  const subjects = outcomes.flatMap(({ subject }) => subject ?? []);
  const first = await earlierRows(manager, id, outcomes[0]?.rowNo ?? 0, subjects);
  return outcomes.map((outcome) => {
    const { subject, rowNo } = outcome;
    if (subject === null) return outcome;
    const sameAsRow = first.get(subject);
    if (sameAsRow === undefined) {
      first.set(subject, rowNo);
      return outcome;
    }
    return { ...outcome, state: 'existing', result: { sameAsRow } };
  });
}
