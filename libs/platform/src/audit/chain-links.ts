import type { ClientBase } from 'pg';
import { type SealedContent, sealedColumns } from './seal';

/** A seal with the row it was made for, if that is still there. */
export interface ChainLink {
  organisationId: string;
  position: number;
  auditId: string;
  previousHash: string;
  hash: string;
  content: SealedContent | null;
}

interface Row extends Omit<ChainLink, 'position' | 'content'>, Omit<SealedContent, 'id'> {
  position: string;
  id: string | null;
}

const BATCH = 5_000;

/** All seals of a service's chains, organisation by organisation in chain order, read in batches. */
export async function* chainLinks(client: ClientBase, service: string): AsyncGenerator<ChainLink> {
  let after: [string, string] | undefined;
  for (;;) {
    const { rows } = await client.query<Row>(
      `SELECT s.organisation_id AS "organisationId", s.position::text, s.audit_id AS "auditId",
              s.previous_hash AS "previousHash", s.hash, ${sealedColumns}
       FROM ${service}.audit_seals s LEFT JOIN ${service}.audit_rows a ON a.id = s.audit_id
       WHERE $1::uuid IS NULL OR (s.organisation_id, s.position) > ($1::uuid, $2::bigint)
       ORDER BY s.organisation_id, s.position LIMIT ${BATCH}`,
      after ?? [null, null],
    );
    for (const row of rows) yield linkOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = [last.organisationId, last.position];
  }
}

function linkOf({ organisationId, position, auditId, previousHash, hash, id, ...columns }: Row): ChainLink {
  const content = id === null ? null : { id, ...columns };
  return { organisationId, position: Number(position), auditId, previousHash, hash, content };
}
