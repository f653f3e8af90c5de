import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SYSTEM_SCOPE } from '../auth/actor';
import { Database } from '../database/database';
import { GENESIS, NO_ORGANISATION, type SealedContent, sealedColumns, sealHash } from './seal';

const BATCH = 1_000;

/** The newest seal of one organisation's chain. */
export interface ChainHead {
  organisationId: string;
  position: number;
  hash: string;
}

interface NewSeal {
  organisation_id: string;
  position: number;
  audit_id: string;
  previous_hash: string;
  hash: string;
}

/**
 * Chains audit rows after they committed. A chain extended inside each writer's transaction would make all writers of
 * an organisation wait for each other; here a row's place is the order of sealing, and only one sealer works at a time.
 */
@Injectable()
export class AuditSealer {
  constructor(private readonly database: Database) {}

  /** Seals one batch; returns the new heads and whether there was a full batch (then there is probably more). */
  async sealBatch(): Promise<{ heads: ChainHead[]; more: boolean }> {
    // Asked every other second, mostly for nothing: one statement then instead of a transaction.
    const [unsealed] = await this.database.statement<{ some: boolean }>({
      name: 'audit-unsealed',
      text: 'SELECT EXISTS (SELECT FROM audit_unsealed) AS some',
      values: [],
    });
    if (!unsealed?.some) return { heads: [], more: false };
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const [lock] = await manager.query<[{ locked: boolean }]>(
        `SELECT pg_try_advisory_xact_lock(hashtextextended('audit-sealer:' || current_schema(), 0)) AS locked`,
      );
      if (!lock.locked) return { heads: [], more: false };
      const rows = await manager.query<SealedContent[]>(
        `SELECT ${sealedColumns} FROM audit_unsealed u JOIN audit_rows a ON a.id = u.audit_id
         ORDER BY u.audit_id LIMIT ${BATCH}`,
      );
      if (rows.length === 0) return { heads: [], more: false };
      const { seals, heads } = extendChains(await this.currentHeads(manager, rows), rows);
      await manager.query(
        `WITH sealed AS (
           INSERT INTO audit_seals (organisation_id, position, audit_id, previous_hash, hash)
           SELECT organisation_id, position, audit_id, previous_hash, hash
           FROM jsonb_to_recordset($1) AS s(organisation_id uuid, position bigint, audit_id uuid, previous_hash text, hash text)
           RETURNING audit_id
         )
         DELETE FROM audit_unsealed WHERE audit_id IN (SELECT audit_id FROM sealed)`,
        [JSON.stringify(seals)],
      );
      return { heads, more: rows.length === BATCH };
    });
  }

  private async currentHeads(manager: EntityManager, rows: SealedContent[]): Promise<ChainHead[]> {
    return manager.query<ChainHead[]>(
      `SELECT o.id AS "organisationId", s.position, s.hash
       FROM unnest($1::uuid[]) AS o(id)
       CROSS JOIN LATERAL (
         SELECT position, hash FROM audit_seals WHERE organisation_id = o.id ORDER BY position DESC LIMIT 1
       ) s`,
      [[...new Set(rows.map(chainOf))]],
    );
  }
}

const chainOf = (row: SealedContent): string => row.organisation_id ?? NO_ORGANISATION;

/** The seals that follow `heads` for `rows` in their order, and the heads afterwards. */
export function extendChains(
  heads: readonly ChainHead[],
  rows: readonly SealedContent[],
): { seals: NewSeal[]; heads: ChainHead[] } {
  const chains = new Map(heads.map((head) => [head.organisationId, head]));
  const seals = rows.map((row): NewSeal => {
    const organisationId = chainOf(row);
    const { position, hash } = chains.get(organisationId) ?? { position: 0, hash: GENESIS };
    const seal: NewSeal = {
      organisation_id: organisationId,
      position: position + 1,
      audit_id: row.id,
      previous_hash: hash,
      hash: sealHash(hash, position + 1, row),
    };
    chains.set(organisationId, { organisationId, position: seal.position, hash: seal.hash });
    return seal;
  });
  return { seals, heads: [...chains.values()] };
}
