import { Inject, Injectable } from '@nestjs/common';
import { DomainError, move } from '@tuntas/kernel';
import { type Actor, Audit, Clock, CONFIG, Database, scopeOf, violatedConstraint } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ClaimsConfig } from '../config';
import { type ImportState, importTable, noCounts } from './domain/import';
import { ClaimImportEntity } from './import.entity';
import { type ImportFile, ImportReader } from './import-file';
import { addRows, findImport } from './import.repository';

const BATCH = 500;
const ABANDONED_AFTER = 60 * 60_000;

export interface Received {
  /** False when this organisation sent the same file before. */
  readonly created: boolean;
  readonly job: ClaimImportEntity;
}

/** Takes files in as they stream, row by row into the database, and sets the work on them going. */
@Injectable()
export class ImportIntake {
  constructor(
    private readonly database: Database,
    private readonly timers: Timers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG)
    private readonly config: Pick<ClaimsConfig, 'CLAIM_IMPORT_MAX_BYTES' | 'CLAIM_IMPORT_MAX_ROWS'>,
  ) {}

  async receive(actor: Actor, file: ImportFile, dryRun: boolean): Promise<Received> {
    const job = await this.open(actor, file);
    const most = { bytes: this.config.CLAIM_IMPORT_MAX_BYTES, rows: this.config.CLAIM_IMPORT_MAX_ROWS };
    const reader = new ImportReader(file, most);
    try {
      const rows = await this.takeRows(actor, job, reader);
      const { checksum, header } = reader;
      return { created: true, job: await this.begin(actor, { ...job, rows, checksum, header }, dryRun) };
    } catch (error) {
      await this.database.transaction(scopeOf(actor), (manager) => this.forget(manager, job.id));
      if (violatedConstraint(error) !== 'claim_imports_file') throw error;
      return { created: false, job: await this.sameFile(actor, reader.checksum, dryRun) };
    }
  }

  /** Files what a dry run found good. */
  async file(actor: Actor, id: string): Promise<ClaimImportEntity> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const job = await findImport(manager, scopeOf(actor), id, { lock: true });
      return this.start(manager, actor, job, 'filing');
    });
  }

  /** Nothing is left of an upload that never ended. */
  async abandon(manager: EntityManager, id: string): Promise<void> {
    const job = await manager.findOneBy(ClaimImportEntity, { id });
    if (job?.state === 'receiving') await this.forget(manager, id);
  }

  /** The rows go when nobody will correct them any more; the sums stay. */
  async purge(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM claim_import_rows WHERE import_id = $1', [id]);
  }

  private async open(actor: Actor, { fileName, format }: ImportFile): Promise<ClaimImportEntity> {
    const { organisationId, personId } = actor;
    if (!organisationId) {
      throw new DomainError('forbidden', 'auth.no_scope', 'This account belongs to no organisation.');
    }
    const at = this.clock.now();
    const job = {
      id: v7(),
      organisationId,
      fileName,
      format,
      checksum: null,
      state: 'receiving' as const,
      header: null,
      actor,
      rows: 0,
      done: 0,
      ...noCounts,
      createdBy: personId,
      createdAt: at,
      updatedAt: at,
      finishedAt: null,
    };
    await this.database.transaction(scopeOf(actor), async (manager) => {
      await manager.insert(ClaimImportEntity, job);
      const dueAt = new Date(at.getTime() + ABANDONED_AFTER);
      await this.timers.arm(manager, { name: 'claim_import.abandon', subject: job.id, dueAt });
    });
    return job;
  }

  private async takeRows(actor: Actor, job: ClaimImportEntity, reader: ImportReader): Promise<number> {
    let taken = 0;
    let batch: (string[] | object)[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      await this.database.transaction(scopeOf(actor), (manager) => addRows(manager, job, taken, batch));
      taken += batch.length;
      batch = [];
    };
    for await (const row of reader.rows()) {
      if (batch.push(row) === BATCH) await flush();
    }
    await flush();
    return taken;
  }

  private begin(actor: Actor, job: ClaimImportEntity, dryRun: boolean): Promise<ClaimImportEntity> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const { rows, checksum, header } = job;
      await manager.update(ClaimImportEntity, { id: job.id }, { rows, checksum, header });
      await this.timers.cancel(manager, { name: 'claim_import.abandon', subject: job.id });
      return this.start(manager, actor, job, dryRun ? 'checking' : 'filing');
    });
  }

  private sameFile(actor: Actor, checksum: string, dryRun: boolean): Promise<ClaimImportEntity> {
    const scope = scopeOf(actor);
    return this.database.transaction(scope, async (manager) => {
      const organisationId = actor.organisationId ?? '';
      const known = await manager.findOneByOrFail(ClaimImportEntity, { organisationId, checksum });
      const job = await findImport(manager, scope, known.id, { lock: true });
      return job.state === 'checked' && !dryRun ? this.start(manager, actor, job, 'filing') : job;
    });
  }

  private async start(
    manager: EntityManager,
    actor: Actor,
    job: ClaimImportEntity,
    state: Extract<ImportState, 'checking' | 'filing'>,
  ): Promise<ClaimImportEntity> {
    move(importTable, job.state, state, 'claim_import.illegal_transition');
    const at = this.clock.now();
    // Claims are filed in the name of whoever said so.
    const changes = { state, done: 0, ...noCounts, actor, updatedAt: at, finishedAt: null };
    await manager.update(ClaimImportEntity, { id: job.id }, changes);
    await this.timers.arm(manager, { name: 'claim_import.work', subject: job.id, dueAt: at });
    await this.audit.append(manager, {
      organisationId: job.organisationId,
      subject: job.id,
      action: `claim_import.${state}`,
      actor,
      details: { rows: job.rows },
    });
    return { ...job, ...changes };
  }

  private async forget(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(ClaimImportEntity, { id });
    await this.timers.cancel(manager, { name: 'claim_import.abandon', subject: id });
  }
}
