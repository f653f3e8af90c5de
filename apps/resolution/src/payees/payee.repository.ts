import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Account {
  readonly bankCode: string;
  readonly accountNumber: string;
  readonly holder: string;
}

/** Where an organisation is paid. The account stays in this service's database. */
export interface Payee extends Account {
  readonly organisationId: string;
  readonly fingerprint: string;
  readonly version: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const columns = `
  organisation_id AS "organisationId", bank_code AS "bankCode", account_number AS "accountNumber", holder,
  fingerprint, version, changed_by AS "changedBy", changed_at AS "changedAt"`;

export const fingerprintOf = ({ bankCode, accountNumber, holder }: Account): string =>
  createHash('sha256')
    .update(JSON.stringify([bankCode, accountNumber, holder]))
    .digest('hex');

const lockOf = (organisationId: string): string => `payee:${organisationId}`;

@Injectable()
export class PayeeRepository {
  /** As {@link find}; until the transaction ends nobody changes or registers the account, so what it says holds. */
  async pin(manager: EntityManager, organisationId: string): Promise<Payee | null> {
    await manager.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [
      lockOf(organisationId),
    ]);
    return this.find(manager, organisationId);
  }

  /** As {@link find}, waiting for everybody who has it pinned. */
  async lock(manager: EntityManager, organisationId: string): Promise<Payee | null> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lockOf(organisationId)]);
    return this.find(manager, organisationId);
  }

  async find(manager: EntityManager, organisationId: string): Promise<Payee | null> {
    const [row] = await manager.query<Payee[]>(`SELECT ${columns} FROM payees WHERE organisation_id = $1`, [
      organisationId,
    ]);
    return row ?? null;
  }

  /** Writes version `version + 1` over `version`, or the first one over 0; null when somebody was faster. */
  async save(
    manager: EntityManager,
    {
      organisationId,
      version,
      changedBy,
      ...account
    }: Account & Pick<Payee, 'organisationId' | 'version' | 'changedBy'>,
  ): Promise<Payee | null> {
    const [row] = await manager.query<Payee[]>(
      `INSERT INTO payees AS known (organisation_id, bank_code, account_number, holder, fingerprint, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (organisation_id) DO UPDATE SET
         bank_code = excluded.bank_code, account_number = excluded.account_number, holder = excluded.holder,
         fingerprint = excluded.fingerprint, changed_by = excluded.changed_by, changed_at = now(),
         version = known.version + 1
         WHERE known.version = $7
       RETURNING ${columns}`,
      [
        organisationId,
        account.bankCode,
        account.accountNumber,
        account.holder,
        fingerprintOf(account),
        changedBy,
        version,
      ],
    );
    return row ?? null;
  }
}
