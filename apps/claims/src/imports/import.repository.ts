import { DomainError } from '@tuntas/kernel';
import type { Scope } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { ClaimImportEntity, ClaimImportRowEntity } from './import.entity';

const unknownImport = (): DomainError =>
  new DomainError('not_found', 'claim_import.unknown', 'There is no such import.');

export async function findImport(
  manager: EntityManager,
  scope: Scope,
  id: string,
  { lock = false } = {},
): Promise<ClaimImportEntity> {
  const row = await manager.findOne(ClaimImportEntity, {
    where: scope === '*' ? { id } : { id, organisationId: scope },
    ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  if (!row) throw unknownImport();
  return row;
}

export async function addRows(
  manager: EntityManager,
  { id, organisationId }: Pick<ClaimImportEntity, 'id' | 'organisationId'>,
  after: number,
  rows: readonly (string[] | object)[],
): Promise<void> {
  await manager.query(
    `INSERT INTO claim_import_rows (import_id, organisation_id, row_no, data)
     SELECT $1, $2, $3::integer + place, data
     FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS row (data, place)`,
    [id, organisationId, after, JSON.stringify(rows)],
  );
}

export const nextRows = (
  manager: EntityManager,
  { id, done }: Pick<ClaimImportEntity, 'id' | 'done'>,
  limit: number,
): Promise<ClaimImportRowEntity[]> =>
  manager
    .createQueryBuilder(ClaimImportRowEntity, 'row')
    .where('row.importId = :id AND row.rowNo > :done', { id, done })
    .orderBy('row.rowNo')
    .limit(limit)
    .getMany();

export type RowOutcome = Pick<
  ClaimImportRowEntity,
  'rowNo' | 'state' | 'subject' | 'claimId' | 'claimNumber' | 'result'
>;

export async function saveOutcomes(
  manager: EntityManager,
  importId: string,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  await manager.query(
    `UPDATE claim_import_rows AS row
     SET state = o.state, subject = o.subject, claim_id = o."claimId", claim_number = o."claimNumber", result = o.result
     FROM jsonb_to_recordset($2::jsonb) AS o (
       "rowNo" integer, state text, subject text, "claimId" uuid, "claimNumber" text, result jsonb
     )
     WHERE row.import_id = $1 AND row.row_no = o."rowNo"`,
    [importId, JSON.stringify(outcomes)],
  );
}

/** Earlier rows of the file that would file the same claims, by subject. */
export async function earlierRows(
  manager: EntityManager,
  importId: string,
  before: number,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  const rows: { subject: string; row: number }[] = await manager.query(
    `SELECT subject, min(row_no) AS row FROM claim_import_rows
     WHERE import_id = $1 AND row_no < $2 AND subject = ANY ($3::text[]) AND state = 'good' GROUP BY subject`,
    [importId, before, subjects],
  );
  return new Map(rows.map(({ subject, row }) => [subject, row]));
}
