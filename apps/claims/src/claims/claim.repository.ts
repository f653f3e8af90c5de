import { DomainError } from '@tuntas/kernel';
import { type Scope, violatedConstraint } from '@tuntas/platform';
import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { ClaimEntity, ClaimLineEntity } from './claim.entity';
import { endedStages } from './domain/axes';
import type { ClaimState } from './domain/claim';
import { without } from './without';

export interface LoadedClaim {
  readonly row: ClaimEntity;
  readonly lines: readonly ClaimLineEntity[];
  readonly state: ClaimState;
}

/** Foreign and missing ids answer the same. */
export const unknownClaim = (): DomainError =>
  new DomainError('not_found', 'claim.unknown', 'There is no such claim.');

const inScope = (scope: Scope, id: string): FindOptionsWhere<ClaimEntity> =>
  scope === '*' ? { id } : { id, organisationId: scope };

export async function findClaim(manager: EntityManager, scope: Scope, id: string): Promise<ClaimEntity> {
  const row = await manager.findOneBy(ClaimEntity, inScope(scope, id));
  if (!row) throw unknownClaim();
  return row;
}

/**
 * The claim with its lines, locked: everybody who changes a claim waits here for the one before. Its key stays as it
 * is, so that who writes rows that belong to it (findings, many claims at once) neither waits nor deadlocks.
 */
export async function lockClaim(manager: EntityManager, scope: Scope, id: string): Promise<LoadedClaim> {
  const row = await manager.findOne(ClaimEntity, {
    where: inScope(scope, id),
    lock: { mode: 'for_no_key_update' },
  });
  if (!row) throw unknownClaim();
  const lines = await manager.find(ClaimLineEntity, { where: { claimId: id }, order: { position: 'ASC' } });
  return { row, lines, state: stateOf(row, lines) };
}

export const stateOf = (row: ClaimEntity, lines: readonly ClaimLineEntity[]): ClaimState => ({
  stage: row.stage,
  decision: row.decision,
  settlement: row.settlement,
  organisationId: row.organisationId,
  currency: row.currency,
  wish: row.wish,
  lines: lines.map(({ id, claimedAmount, approvedAmount, paidAmount }) => ({
    id,
    claimedAmount,
    approvedAmount,
    paidAmount,
  })),
  priority: row.priority,
  assigneeId: row.assigneeId,
  requestNo: row.requestNo,
  decisionNo: row.decisionNo,
  appealNo: row.appealNo,
  reviewNo: row.reviewNo,
  deciders: row.deciders,
  answerBy: row.answerBy,
  appealUntil: row.appealUntil,
  reviewAt: row.reviewAt,
  approvedAmount: row.approvedAmount,
  paidAmount: row.paidAmount,
  remedy: row.remedy,
  remedyId: row.remedyId,
  mergedInto: row.mergedInto,
  recovery: row.recovery,
  chooseBy: row.chooseBy,
});

/** Writes the next version over exactly the one that was read. */
export async function saveClaim(
  manager: EntityManager,
  before: LoadedClaim,
  state: ClaimState,
  more: QueryDeepPartialEntity<ClaimEntity>,
): Promise<ClaimEntity> {
  const columns = without(state, 'lines', 'organisationId', 'currency', 'wish');
  const { id, version } = before.row;
  const changes = { ...columns, deciders: [...state.deciders], ...more, version: version + 1 };
  const { affected } = await manager.update(ClaimEntity, { id, version }, changes).catch(refusePaidParcel);
  if (affected !== 1) {
    throw new DomainError(
      'conflict',
      'claim.changed',
      'The claim changed meanwhile: read it again.',
      {},
      { retriable: true },
    );
  }
  for (const line of state.lines) {
    const known = before.state.lines.find((candidate) => candidate.id === line.id);
    const { approvedAmount, paidAmount } = line;
    if (known?.approvedAmount === approvedAmount && known.paidAmount === paidAmount) continue;
    await manager.update(ClaimLineEntity, { id: line.id }, { approvedAmount, paidAmount });
  }
  return { ...before.row, ...changes } as ClaimEntity;
}

/** Over all claims for the goods of a shipment; the database counts, so that two decisions at once cannot both pass. */
function refusePaidParcel(error: unknown): never {
  if (violatedConstraint(error) !== 'claims_goods_left') throw error;
  throw new DomainError(
    'conflict',
    'claim.parcel_paid',
    'With what other claims for this parcel were given, this is more than its goods are worth: approve less, or merge the claims.',
  );
}

/** The claim that a second filing would repeat: by the claimant's own reference first, then the open one. */
export async function findFiled(
  manager: EntityManager,
  filing: {
    organisationId: string;
    externalReference: string | undefined;
    shipmentId: string;
    type: ClaimEntity['type'];
  },
): Promise<LoadedClaim | null> {
  const { organisationId, externalReference, shipmentId, type } = filing;
  const byReference =
    externalReference === undefined
      ? null
      : await manager.findOneBy(ClaimEntity, { organisationId, externalReference });
  const row =
    byReference ??
    (await manager.findOneBy(ClaimEntity, { organisationId, shipmentId, type, stage: Not(In(endedStages)) }));
  if (!row) return null;
  const lines = await manager.find(ClaimLineEntity, {
    where: { claimId: row.id },
    order: { position: 'ASC' },
  });
  return { row, lines, state: stateOf(row, lines) };
}

/** Which claims a second filing would repeat, as {@link findFiled} finds them, with one question for all. */
export async function findFiledMany(
  manager: EntityManager,
  filings: readonly Parameters<typeof findFiled>[1][],
): Promise<({ readonly id: string; readonly number: string } | null)[]> {
  const rows: { id: string | null; number: string | null }[] = await manager.query(
    `SELECT filed.id, filed.number
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (
       "organisationId" uuid, "externalReference" text, "shipmentId" uuid, type text
     )) WITH ORDINALITY AS asked (organisation_id, external_reference, shipment_id, type, place)
     LEFT JOIN LATERAL (
       SELECT c.id, c.number, 1 AS rank FROM claims c
       WHERE c.organisation_id = asked.organisation_id AND c.external_reference = asked.external_reference
       UNION ALL
       SELECT c.id, c.number, 2 FROM claims c
       WHERE c.shipment_id = asked.shipment_id AND c.type = asked.type AND c.stage <> ALL ($2::text[])
         AND c.organisation_id = asked.organisation_id
       ORDER BY rank LIMIT 1
     ) filed ON true
     ORDER BY asked.place`,
    [JSON.stringify(filings), endedStages],
  );
  return rows.map(({ id, number }) => (id === null || number === null ? null : { id, number }));
}
