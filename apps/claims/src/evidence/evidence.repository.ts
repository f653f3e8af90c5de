import type { EntityManager } from 'typeorm';
import { ClaimFindingEntity } from '../claims/claim-trail.entity';
import { type EvidenceKind, evidenceKinds, isIdentity, isSatisfied } from './domain/kinds';
import { SAME_PICTURE } from './domain/print';
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

/** Kinds that have arrived, or whose place another paper takes, are no longer missing. */
export async function updateMissing(manager: EntityManager, claimId: string, at: Date): Promise<void> {
  const finding = await manager.findOneBy(ClaimFindingEntity, { claimId, kind: 'evidence_missing' });
  if (!finding || finding.resolvedAt) return;
  const present = await manager.find(EvidenceEntity, { where: { claimId }, select: { kind: true } });
  const kinds = new Set(present.map(({ kind }) => kind));
  const listed = finding.details['missing'];
  const missing = Array.isArray(listed)
    ? listed.filter((kind) => !isKind(kind) || !isSatisfied(kind, kinds))
    : [];
  await manager.update(
    ClaimFindingEntity,
    { id: finding.id },
    { details: { missing }, resolvedAt: missing.length === 0 ? at : null },
  );
}

const isKind = (text: unknown): text is EvidenceKind => evidenceKinds.some((kind) => kind === text);

// Claims of one parcel share its photos by right. Across organisations: the same photo sent by two shippers is what
// this looks for, and only ids go into the finding, which only the desk sees.
const SAME_FILE = `
  INSERT INTO claim_findings (claim_id, organisation_id, rule_id, kind, details, found_at)
  SELECT $1, $2, 'evidence/reused/' || left($3, 12), 'evidence_reused',
         jsonb_build_object('claims', jsonb_agg(DISTINCT e.claim_id)), $4
  FROM evidence e JOIN claims c ON c.id = e.claim_id
  WHERE e.sha256 = $3 AND e.claim_id <> $1
    AND c.shipment_id <> (SELECT shipment_id FROM claims WHERE id = $1)
  HAVING count(*) > 0
  ON CONFLICT DO NOTHING`;

// The keys find the candidates, the number of different places decides. One of the two must be a whole picture.
const SAME_PICTURE_SQL = `
  INSERT INTO claim_findings (claim_id, organisation_id, rule_id, kind, details, found_at)
  SELECT $1, $2, 'evidence/similar/' || left($3, 12), 'evidence_reused',
         jsonb_build_object('claims', jsonb_agg(DISTINCT e.claim_id)), $4
  FROM evidence_prints own
    JOIN evidence_prints other ON other.bands && own.bands AND other.sha256 <> own.sha256
      AND (own.part = 0 OR other.part = 0) AND bit_count((own.print # other.print)::bit(64)) <= $5
    JOIN evidence e ON e.sha256 = other.sha256 AND e.claim_id <> $1 AND e.deleted_at IS NULL
    JOIN claims c ON c.id = e.claim_id AND c.shipment_id <> (SELECT shipment_id FROM claims WHERE id = $1)
  WHERE own.sha256 = $3
  HAVING count(*) > 0
  ON CONFLICT DO NOTHING`;

/** The same file or picture in a claim for another parcel is worth a look and nothing more. */
export async function flagReuse(
  manager: EntityManager,
  { claimId, organisationId, sha256, kind }: EvidenceEntity,
  at: Date,
): Promise<void> {
  // One person's identity card belongs to all of that person's claims.
  if (isIdentity(kind) || kind === 'berita_acara') return;
  const facts = [claimId, organisationId, sha256, at];
  await manager.query(SAME_FILE, facts);
  await manager.query(SAME_PICTURE_SQL, [...facts, SAME_PICTURE]);
}
