import type { EntityManager } from 'typeorm';

// Touching the row again keeps it locked until this commits, so that nobody looks before the news is there to see.
const onceMore = `ON CONFLICT (claim_id) DO UPDATE SET since = excluded.since, approve = false`;

/** Asks for another look at a claim, in the transaction of what gives reason to. */
export async function checkClaim(
  manager: EntityManager,
  claim: { id: string; organisationId: string },
): Promise<void> {
  await manager.query(`INSERT INTO claim_checks (claim_id, organisation_id) VALUES ($1, $2) ${onceMore}`, [
    claim.id,
    claim.organisationId,
  ]);
}

/** Asks for another look at the claims of a shipment that nobody has decided yet. */
export async function checkClaimsOf(manager: EntityManager, shipmentId: string): Promise<void> {
  await manager.query(
    `INSERT INTO claim_checks (claim_id, organisation_id)
     SELECT id, organisation_id FROM claims
     WHERE shipment_id = $1 AND stage IN ('submitted', 'in_review', 'needs_action', 'on_hold') ORDER BY id ${onceMore}`,
    [shipmentId],
  );
}
