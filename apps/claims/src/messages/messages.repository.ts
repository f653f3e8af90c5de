import { validationFailed } from '@tuntas/platform';
import { type EntityManager, In } from 'typeorm';
import { EvidenceEntity } from '../evidence/evidence.entity';
import { ClaimMessageEntity, ClaimMessageFileEntity, type Side } from './message.entity';

/** Inserts a message with its files, which must be evidence of the same claim. */
export async function insertMessage(
  manager: EntityManager,
  row: ClaimMessageEntity,
  evidenceIds: readonly string[],
): Promise<void> {
  const { id: messageId, claimId, organisationId } = row;
  const ids = [...new Set(evidenceIds)];
  const known = ids.length === 0 ? 0 : await manager.countBy(EvidenceEntity, { claimId, id: In(ids) });
  if (known < ids.length) {
    throw validationFailed([{ field: 'attachments', message: 'Each must be evidence of this claim' }]);
  }
  await manager.insert(ClaimMessageEntity, row);
  const files = ids.map((evidenceId, position) => ({
    messageId,
    evidenceId,
    claimId,
    organisationId,
    position,
  }));
  if (files.length > 0) await manager.insert(ClaimMessageFileEntity, files);
}

/** The files of each message, in their order. */
export async function filesOf(
  manager: EntityManager,
  messageIds: readonly string[],
): Promise<Map<string, EvidenceEntity[]>> {
  if (messageIds.length === 0) return new Map();
  const links = await manager.find(ClaimMessageFileEntity, {
    where: { messageId: In([...messageIds]) },
    order: { position: 'ASC' },
  });
  const rows = await manager.findBy(EvidenceEntity, { id: In(links.map(({ evidenceId }) => evidenceId)) });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const files = new Map<string, EvidenceEntity[]>();
  for (const { messageId, evidenceId } of links) {
    const file = byId.get(evidenceId);
    if (file) files.set(messageId, [...(files.get(messageId) ?? []), file]);
  }
  return files;
}

/** How much the other side has written since this person looked. */
export async function unreadBy(
  manager: EntityManager,
  claimId: string,
  personId: string,
  side: Side,
): Promise<number> {
  const [row] = await manager.query<[{ unread: number }]>(
    `SELECT count(*)::int AS unread FROM claim_messages m
     WHERE m.claim_id = $1 AND m.written_by <> $3
       AND m.created_at > coalesce((SELECT read_at FROM claim_thread_reads WHERE claim_id = $1 AND person_id = $2), '-infinity')`,
    [claimId, personId, side],
  );
  return row.unread;
}

export async function markRead(
  manager: EntityManager,
  { id, organisationId }: { id: string; organisationId: string },
  personId: string,
  at: Date,
): Promise<void> {
  await manager.query(
    `INSERT INTO claim_thread_reads AS known (claim_id, person_id, organisation_id, read_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (claim_id, person_id) DO UPDATE SET read_at = greatest(known.read_at, excluded.read_at)`,
    [id, personId, organisationId, at],
  );
}
