import type { ClientBase } from 'pg';
import { readHeads } from './audit-heads';
import { type ChainLink, chainLinks } from './chain-links';
import { GENESIS, sealHash } from './seal';

/** One audit row that is not as it was sealed, or a place in a chain where something is gone. */
export interface AuditFinding {
  service: string;
  /** The nil UUID for the chain of rows without an organisation. */
  organisationId: string;
  /** Place in the organisation's chain; null for a row that has none. */
  position: number | null;
  auditId: string | null;
  problem: 'edited' | 'deleted' | 'reordered' | 'seal_missing' | 'cut' | 'rewritten' | 'unsealed';
}

type Found = Omit<AuditFinding, 'service'>;

/**
 * Checks every audit chain of a service against its rows and against the heads written outside the database:
 * - `edited`: the row is not what was sealed (when two rows' contents were swapped, both are named)
 * - `deleted`: sealed, and gone; `reordered`: the seal does not follow the one before it
 * - `seal_missing`: positions inside the chain are gone; `cut`: the newest positions are gone
 * - `rewritten`: the chain is sound in itself but is not the one whose head was written down
 * - `unsealed`: an old row that is neither sealed nor waiting to be
 *
 * A row deleted before it was sealed, about a second after its commit, cannot be seen. `client` must see past
 * row-level security. Memory stays flat at any number of rows.
 */
export async function verifyAuditChain(
  client: ClientBase,
  service: string,
  headsFile: string,
): Promise<AuditFinding[]> {
  const found: Found[] = [];
  let previous: ChainLink | undefined;
  for await (const link of chainLinks(client, service)) {
    found.push(...checkLink(link, previous?.organisationId === link.organisationId ? previous : undefined));
    previous = link;
  }
  found.push(...(await checkHeads(client, service, headsFile)), ...(await unsealedRows(client, service)));
  return found.map((finding) => ({ service, ...finding }));
}

function checkLink(link: ChainLink, previous: ChainLink | undefined): Found[] {
  const { organisationId, position, auditId, content } = link;
  const finding = (problem: AuditFinding['problem']): Found => ({
    organisationId,
    position,
    auditId,
    problem,
  });
  const expected = (previous?.position ?? 0) + 1;
  if (position !== expected) {
    return [{ organisationId, position: expected, auditId: null, problem: 'seal_missing' }];
  }
  if (link.previousHash !== (previous?.hash ?? GENESIS)) return [finding('reordered')];
  if (!content) return [finding('deleted')];
  if (sealHash(link.previousHash, position, content) !== link.hash) return [finding('edited')];
  return [];
}

/** Every head ever written must still be a seal of the chain; one finding per organisation says the earliest that is not. */
async function checkHeads(client: ClientBase, service: string, headsFile: string): Promise<Found[]> {
  const findings = new Map<string, Found>();
  let batch: { organisationId: string; position: number; hash: string }[] = [];
  const flush = async () => {
    const { rows } = await client.query<{ organisationId: string; position: string; auditId: string | null }>(
      `SELECT h."organisationId", h.position::text, s.audit_id AS "auditId"
       FROM jsonb_to_recordset($1::jsonb) AS h("organisationId" uuid, position bigint, hash text)
       LEFT JOIN ${service}.audit_seals s ON s.organisation_id = h."organisationId" AND s.position = h.position
       WHERE s.hash IS DISTINCT FROM h.hash
       ORDER BY h.position`,
      [JSON.stringify(batch)],
    );
    batch = [];
    for (const { organisationId, position, auditId } of rows) {
      if (findings.has(organisationId)) continue;
      const problem = auditId === null ? 'cut' : 'rewritten';
      findings.set(organisationId, { organisationId, position: Number(position), auditId, problem });
    }
  };
  const snapshot = await client.query<{ began: Date }>('SELECT transaction_timestamp() AS began');
  for await (const head of readHeads(headsFile)) {
    // Sealed after the caller's snapshot was taken: its seal cannot be in it.
    if (snapshot.rows[0] && head.time > snapshot.rows[0].began) continue;
    batch.push(head);
    if (batch.length === 5_000) await flush();
  }
  await flush();
  return [...findings.values()];
}

async function unsealedRows(client: ClientBase, service: string): Promise<Found[]> {
  const { rows } = await client.query<Found>(
    `SELECT coalesce(a.organisation_id, '00000000-0000-0000-0000-000000000000') AS "organisationId",
            NULL AS position, a.id AS "auditId", 'unsealed' AS problem
     FROM ${service}.audit_rows a
     WHERE NOT EXISTS (SELECT 1 FROM ${service}.audit_seals s WHERE s.audit_id = a.id)
       AND NOT EXISTS (SELECT 1 FROM ${service}.audit_unsealed u WHERE u.audit_id = a.id)`,
  );
  return rows;
}
