import { DomainError } from '@tuntas/kernel';
import type { Scope } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import { ClaimEntity } from '../claims/claim.entity';
import { ComplaintEntity } from './complaint.entity';
import type { Complaint } from './domain/complaint';

export interface LoadedComplaint {
  readonly row: ComplaintEntity;
  readonly state: Complaint;
}

const inScope = (scope: Scope, id: string) => (scope === '*' ? { id } : { id, organisationId: scope });

export async function findComplaint(
  manager: EntityManager,
  scope: Scope,
  id: string,
): Promise<ComplaintEntity> {
  const row = await manager.findOneBy(ComplaintEntity, inScope(scope, id));
  if (!row) throw unknownComplaint();
  return row;
}

export async function lockComplaint(
  manager: EntityManager,
  scope: Scope,
  id: string,
): Promise<LoadedComplaint> {
  const row = await manager.findOne(ComplaintEntity, {
    where: inScope(scope, id),
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw unknownComplaint();
  return { row, state: { ...row, concerned: await concerned(manager, row.claimId) } };
}

/** Foreign and missing ids answer the same. */
const unknownComplaint = (): DomainError =>
  new DomainError('not_found', 'complaint.unknown', 'There is no such complaint.');

/** Whoever decided the claim, and has it now. */
async function concerned(manager: EntityManager, claimId: string | null): Promise<string[]> {
  const claim = claimId === null ? null : await manager.findOneBy(ClaimEntity, { id: claimId });
  return claim ? [...claim.deciders, ...(claim.assigneeId ? [claim.assigneeId] : [])] : [];
}

/** Writes the next version over exactly the one that was locked. */
export async function saveComplaint(
  manager: EntityManager,
  { row }: LoadedComplaint,
  changes: QueryDeepPartialEntity<ComplaintEntity>,
): Promise<ComplaintEntity> {
  const next = { ...changes, version: row.version + 1 };
  const { affected } = await manager.update(ComplaintEntity, { id: row.id, version: row.version }, next);
  if (affected !== 1) {
    throw new DomainError(
      'conflict',
      'complaint.changed',
      'The complaint changed meanwhile: read it again.',
      {},
      { retriable: true },
    );
  }
  return { ...row, ...next } as ComplaintEntity;
}
