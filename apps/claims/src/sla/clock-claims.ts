import type { EventData } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';
import type { ClaimFacts } from './domain/policy';

/** What every event about a claim says of it. */
export type ClaimReference = Pick<
  EventData<'sla.warned'>,
  'claimId' | 'number' | 'organisationId' | 'claimantId' | 'shipmentId'
>;

/** What clocks need to know of a claim beside its reference. */
export interface ClockClaim extends Pick<ClaimFacts, 'type' | 'priority'> {
  readonly reference: ClaimReference;
  readonly assigneeId: string | null;
}

interface Row extends Omit<ClockClaim, 'reference'> {
  readonly claimId: string;
  readonly number: string;
  readonly organisationId: string;
  readonly claimantId: string;
  readonly shipmentId: string;
}

/** Claims as their clocks know them, locked in the order of their ids. */
export async function lockClockClaims(
  manager: EntityManager,
  claimIds: readonly string[],
): Promise<ClockClaim[]> {
  const rows: Row[] = await manager.query(
    `SELECT id AS "claimId", number, organisation_id AS "organisationId", claimant_id AS "claimantId",
            shipment_id AS "shipmentId", type, priority, assignee_id AS "assigneeId"
     FROM claims WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [claimIds],
  );
  return rows.map(({ type, priority, assigneeId, ...reference }) => ({
    reference,
    type,
    priority,
    assigneeId,
  }));
}
