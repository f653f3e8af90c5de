import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { mayLeave } from '../found-parcels/found-parcel.repository';
import type { BankFileState, FileOrder, Format } from './domain/bank-file';

export interface BankFileRow {
  readonly id: string;
  readonly number: string;
  readonly currency: string;
  readonly executionDate: string;
  readonly payouts: number;
  readonly total: number;
  readonly state: BankFileState;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly downloadedBy: string | null;
  readonly downloadedAt: Date | null;
  /** Everybody who has had it in hands. */
  readonly downloaders: readonly string[];
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly cancelledBy: string | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly version: number;
  readonly hashes: { readonly xml: string; readonly csv: string };
  /** How many of its payouts are in each state now. */
  readonly states: Readonly<Record<string, number>>;
}

/** A file with what became of its payouts; `f` is the file. */
export const selectFile = (more = '') => `
  SELECT f.id, f.number, f.currency, f.execution_date::text AS "executionDate", f.payouts, f.total, f.state,
         f.made_by AS "madeBy", f.made_at AS "madeAt", f.downloaded_by AS "downloadedBy",
         f.downloaded_at AS "downloadedAt", f.downloaders, f.sent_by AS "sentBy", f.sent_at AS "sentAt",
         f.cancelled_by AS "cancelledBy", f.cancelled_at AS "cancelledAt", f.cancel_reason AS "cancelReason", f.version,
         (SELECT json_object_agg(format, sha256) FROM bank_file_contents c WHERE c.file_id = f.id) AS hashes,
         coalesce((SELECT json_object_agg(state, count) FROM (
           SELECT CASE WHEN p.provider_key = s.provider_key THEN p.state ELSE 'moved_on' END AS state, count(*)
           FROM payout_submissions s JOIN payouts p ON p.id = s.payout_id WHERE s.bank_file_id = f.id GROUP BY 1
         ) AS counted), '{}') AS states ${more}
  FROM bank_files f`;

export interface PickedOrder extends FileOrder {
  readonly payoutId: string;
  readonly organisationId: string;
  readonly claimId: string;
}

interface OrderRow {
  readonly payoutId: string;
  readonly organisationId: string;
  readonly claimId: string;
  readonly key: string;
  readonly amount: number;
  readonly currency: string;
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly holder: string;
  readonly reference: string;
}

// Locked in the order of their ids, so that two files made at once wait instead of dying; the later one finds them gone.
const PICK = `
  WITH picked AS (
    SELECT id FROM payouts WHERE state = 'scheduled' AND ${mayLeave('payouts.claim_id')}
      AND method = 'bank_file' AND currency = $2 AND ($3::uuid[] IS NULL OR id = ANY ($3)) ORDER BY id LIMIT $4 FOR UPDATE
  ), submitted AS (
    UPDATE payouts p SET state = 'submitted', attempt = p.attempt + 1, submitted_at = now(), reason_code = NULL,
           provider_key = replace(p.id::text, '-', '') || '-' || (p.attempt + 1), version = p.version + 1
    FROM picked, payees y, remedies r
    WHERE p.id = picked.id AND y.organisation_id = p.organisation_id AND y.fingerprint = p.payee_fingerprint
      AND r.id = p.remedy_id
    RETURNING p.id, p.organisation_id, p.attempt, p.provider_key, p.amount, p.currency, y.bank_code,
              y.account_number, y.holder, r.claim_number, p.claim_id
  ), stored AS (
    INSERT INTO payout_submissions (payout_id, organisation_id, attempt, provider_key, amount, currency, bank_code,
                                    account_number, holder, reference, bank_file_id)
    SELECT id, organisation_id, attempt, provider_key, amount, currency, bank_code, account_number, holder,
           claim_number, $1 FROM submitted
  )
  SELECT id AS "payoutId", organisation_id AS "organisationId", claim_id AS "claimId", provider_key AS key, amount,
         currency, bank_code AS "bankCode", account_number AS "accountNumber", holder, claim_number AS reference
  FROM submitted ORDER BY id`;

@Injectable()
export class BankFileRepository {
  /** `TUNTAS-20261127-000042`; a number that was not used in the end is a gap, never used twice. */
  async nextNumber(manager: EntityManager, day: string): Promise<string> {
    const [{ next }] = await manager.query<[{ next: number }]>(
      `SELECT nextval('bank_file_numbers')::int AS next`,
    );
    return `TUNTAS-${day.replaceAll('-', '')}-${String(next).padStart(6, '0')}`;
  }

  async insert(
    manager: EntityManager,
    file: Pick<BankFileRow, 'id' | 'number' | 'currency' | 'executionDate' | 'payouts' | 'total' | 'madeBy'>,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO bank_files (id, number, currency, execution_date, payouts, total, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [file.id, file.number, file.currency, file.executionDate, file.payouts, file.total, file.madeBy],
    );
  }

  /** Takes what is scheduled for a file, moves it to `submitted` and stores its orders under `fileId`. */
  async pick(
    manager: EntityManager,
    fileId: string,
    currency: string,
    { payoutIds, atMost }: { payoutIds: readonly string[] | null; atMost: number },
  ): Promise<PickedOrder[]> {
    const rows = await manager.query<OrderRow[]>(PICK, [fileId, currency, payoutIds, atMost]);
    return rows.map((row) => ({
      payoutId: row.payoutId,
      organisationId: row.organisationId,
      claimId: row.claimId,
      endToEndId: row.key,
      amount: { amount: row.amount, currency: row.currency },
      payee: { bankCode: row.bankCode, accountNumber: row.accountNumber, holder: row.holder },
      reference: row.reference,
    }));
  }

  async keep(
    manager: EntityManager,
    fileId: string,
    format: Format,
    content: string,
    sha256: string,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO bank_file_contents (file_id, format, content, sha256) VALUES ($1, $2, $3, $4)`,
      [fileId, format, content, sha256],
    );
  }

  async lock(manager: EntityManager, id: string): Promise<BankFileRow> {
    const [row] = await manager.query<BankFileRow[]>(`${selectFile()} WHERE f.id = $1 FOR UPDATE OF f`, [id]);
    if (!row) throw new DomainError('not_found', 'bank_file.not_found', 'There is no such bank file.');
    return row;
  }

  async noteDownload(manager: EntityManager, id: string, personId: string): Promise<void> {
    await manager.query(
      `UPDATE bank_files SET downloaded_by = coalesce(downloaded_by, $2),
              downloaded_at = coalesce(downloaded_at, now()), downloaders = array_append(downloaders, $2)
       WHERE id = $1 AND NOT $2 = ANY (downloaders)`,
      [id, personId],
    );
  }

  async end(
    manager: EntityManager,
    id: string,
    change: { state: 'sent'; by: string } | { state: 'cancelled'; by: string; reason: string },
  ): Promise<void> {
    await manager.query(
      change.state === 'sent'
        ? `UPDATE bank_files SET state = 'sent', sent_by = $2, sent_at = now(), version = version + 1 WHERE id = $1`
        : `UPDATE bank_files SET state = 'cancelled', cancelled_by = $2, cancelled_at = now(), cancel_reason = $3,
                  version = version + 1 WHERE id = $1`,
      change.state === 'sent' ? [id, change.by] : [id, change.by, change.reason],
    );
  }

  /** The payouts of a cancelled file wait for another one; only those that nothing was heard of. */
  putBack(
    manager: EntityManager,
    fileId: string,
  ): Promise<{ id: string; claimId: string; organisationId: string }[]> {
    return manager.query(
      `WITH back AS (
         UPDATE payouts p SET state = 'scheduled', version = p.version + 1 FROM payout_submissions s
         WHERE s.bank_file_id = $1 AND s.payout_id = p.id AND s.provider_key = p.provider_key AND p.state = 'submitted'
         RETURNING p.id, p.claim_id AS "claimId", p.organisation_id AS "organisationId"
       ) SELECT * FROM back ORDER BY id`,
      [fileId],
    );
  }
}
