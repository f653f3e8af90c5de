import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json';

/** `previous_hash` of the first seal of a chain. */
export const GENESIS = '0'.repeat(64);

/** The chain of rows that belong to no organisation. */
export const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000';

/** An audit row as the hash sees it: every column as text that does not depend on session settings. */
export interface SealedContent {
  id: string;
  time: string;
  organisation_id: string | null;
  subject: string;
  action: string;
  actor_id: string;
  actor_kind: string;
  reason: string | null;
  details: string;
  channel: string;
  request_id: string | null;
}

/** The select list that yields `SealedContent` from `audit_rows a`. */
export const sealedColumns = `a.id, to_char(a.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS time,
  a.organisation_id, a.subject, a.action, a.actor_id, a.actor_kind, a.reason, a.details::text AS details,
  a.channel, a.request_id`;

/** A seal's hash: over the seal before it, its place in the chain, and every column of its row. */
export function sealHash(previousHash: string, position: number, content: SealedContent): string {
  const { id, time, organisation_id, subject, action, actor_id, actor_kind } = content;
  const { reason, details, channel, request_id } = content;
  const row = {
    id,
    time,
    organisation_id,
    subject,
    action,
    actor_id,
    actor_kind,
    reason,
    details,
    channel,
    request_id,
  };
  return createHash('sha256')
    .update(canonicalJson([previousHash, position, row]))
    .digest('hex');
}
