import type { EntityManager } from 'typeorm';
import { ClaimFindingEntity } from '../claims/claim-trail.entity';
import { EvidenceEntity } from './evidence.entity';

/** Adds a file to a claim; the same content again is the row there is, unless it is said to show something else. */
export async function addEvidence(
  manager: EntityManager,
  row: EvidenceEntity,
): Promise<{ row: EvidenceEntity; added: boolean }> {
  const { claimId, sha256, kind } = row;
  const known = await manager.findOneBy(EvidenceEntity, { claimId, sha256, kind });
  if (known) return { row: known, added: false };
  await manager.insert(EvidenceEntity, row);
  return { row, added: true };
}

/** Kinds that have arrived are no longer missing. */
export async function updateMissing(manager: EntityManager, claimId: string, at: Date): Promise<void> {
  const finding = await manager.findOneBy(ClaimFindingEntity, { claimId, kind: 'evidence_missing' });
  if (!finding || finding.resolvedAt) return;
  const present = await manager.find(EvidenceEntity, { where: { claimId }, select: { kind: true } });
  const kinds = new Set<unknown>(present.map(({ kind }) => kind));
  const listed = finding.details['missing'];
  const missing = Array.isArray(listed) ? listed.filter((kind) => !kinds.has(kind)) : [];
  await manager.update(
    ClaimFindingEntity,
    { id: finding.id },
    { details: { missing }, resolvedAt: missing.length === 0 ? at : null },
  );
}

/** The same file in another claim is worth a look and nothing more. */
export async function flagReuse(
  manager: EntityManager,
  { claimId, organisationId, sha256 }: EvidenceEntity,
  at: Date,
) {
  // Across organisations: the same photo sent by two shippers is what this looks for. Only ids go into the finding.
  await manager.query(
    `INSERT INTO claim_findings (claim_id, organisation_id, rule_id, kind, details, found_at)
     SELECT $1, $2, 'evidence/reused/' || left($3, 12), 'evidence_reused', jsonb_build_object('claims', jsonb_agg(claim_id)), $4
     FROM evidence WHERE sha256 = $3 AND claim_id <> $1 HAVING count(*) > 0
     ON CONFLICT DO NOTHING`,
    [claimId, organisationId, sha256, at],
  );
}
