import { Injectable } from '@nestjs/common';
import { type Actor, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import { In } from 'typeorm';
import { canMove } from '@tuntas/kernel';
import { importTable } from './domain/import';
import { ClaimImportEntity, ClaimImportRowEntity } from './import.entity';
import { findImport } from './import.repository';
import type { ListImportsQuery, ListRowsQuery } from './imports.dto';

const importColumns = { createdAt: { sql: 'created_at', type: 'timestamptz' } } as const;
const rowColumns = { rowNo: { sql: 'row_no', type: 'integer' } } as const;

export function importOf({
  header: _h,
  actor: _a,
  checksum: _c,
  organisationId: _o,
  ...job
}: ClaimImportEntity) {
  const startable = job.state === 'checked' && canMove(importTable, job.state, 'filing');
  return { ...job, allowedActions: startable ? ['file' as const] : [] };
}

const rowOf = ({ rowNo, state, claimId, claimNumber, result }: ClaimImportRowEntity) => ({
  rowNo,
  state,
  claimId,
  claimNumber,
  amount: result?.amount ?? null,
  warnings: result?.warnings ?? [],
  sameAsRow: result?.sameAsRow ?? null,
  errors: result?.errors ?? [],
});

@Injectable()
export class ImportReads {
  constructor(private readonly database: Database) {}

  get(actor: Actor, id: string) {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) => importOf(await findImport(manager, scope, id)));
  }

  list(actor: Actor, query: ListImportsQuery): Promise<Page<ReturnType<typeof importOf>>> {
    const scope = scopeOf(actor);
    const set = keyset({ query, columns: importColumns, params: [scope, query.state ?? null] });
    return this.database.read(scope, async (manager) => {
      const found: { id: string }[] = await manager.query(
        `SELECT id, ${set.select} FROM claim_imports
         WHERE ($1 = '*' OR organisation_id::text = $1) AND ($2::text[] IS NULL OR state = ANY ($2)) AND ${set.where}
         ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const jobs = await manager.findBy(ClaimImportEntity, { id: In(found.map(({ id }) => id)) });
      const byId = new Map(jobs.map((job) => [job.id, job]));
      return set.page(found, ({ id }) => importOf(byId.get(id) as ClaimImportEntity));
    });
  }

  rows(actor: Actor, id: string, query: ListRowsQuery): Promise<Page<ReturnType<typeof rowOf>>> {
    const scope = scopeOf(actor);
    const params = [id, query.state ?? null];
    const set = keyset({ query, columns: rowColumns, id: 'import_id', params });
    return this.database.read(scope, async (manager) => {
      await findImport(manager, scope, id);
      const found: { id: string; row_no: number }[] = await manager.query(
        `SELECT import_id AS id, row_no, ${set.select} FROM claim_import_rows
         WHERE import_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ${set.where}
         ORDER BY ${set.orderBy} LIMIT ${set.limit}`,
        set.params,
      );
      const rowNo = In(found.map((row) => row.row_no));
      const rows = await manager.findBy(ClaimImportRowEntity, { importId: id, rowNo });
      const byNumber = new Map(rows.map((row) => [row.rowNo, row]));
      return set.page(found, (row) => rowOf(byNumber.get(row.row_no) as ClaimImportRowEntity));
    });
  }

  /** The refused rows as a file to correct and send again, a thousand at a time in memory. */
  async refused(actor: Actor, id: string) {
    const scope = scopeOf(actor);
    const job = await this.database.read(scope, (manager) => findImport(manager, scope, id));
    const pages = async function* (database: Database): AsyncGenerator<ClaimImportRowEntity[]> {
      for (let after = 0; ;) {
        const rows = await database.read(scope, (manager) =>
          manager
            .createQueryBuilder(ClaimImportRowEntity, 'row')
            .where(`row.importId = :id AND row.state = 'refused' AND row.rowNo > :after`, { id, after })
            .orderBy('row.rowNo')
            .limit(1_000)
            .getMany(),
        );
        yield rows;
        const last = rows.at(-1);
        if (!last) return;
        after = last.rowNo;
      }
    };
    return { job, pages: pages(this.database) };
  }
}
