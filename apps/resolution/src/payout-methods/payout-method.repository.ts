import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { PayoutMethod } from '../payouts/domain/payout';

/** For whom a method holds; null means everybody, or every currency. */
export interface MethodFor {
  readonly organisationId: string | null;
  readonly currency: string | null;
}

export interface PayoutMethodRow extends MethodFor {
  readonly id: string;
  readonly method: PayoutMethod;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const columns = `
  id, organisation_id AS "organisationId", currency, method, changed_by AS "changedBy", changed_at AS "changedAt"`;

/** What pays when nobody said otherwise. */
const usual: PayoutMethod = 'provider';

@Injectable()
export class PayoutMethodRepository {
  /** The method of the most specific row: the organisation counts more than the currency. */
  async methodOf(manager: EntityManager, organisationId: string, currency: string): Promise<PayoutMethod> {
    const [row] = await manager.query<{ method: PayoutMethod }[]>(
      `SELECT method FROM payout_methods
       WHERE coalesce(organisation_id, $1) = $1 AND coalesce(currency, $2) = $2
       ORDER BY organisation_id IS NULL, currency IS NULL LIMIT 1`,
      [organisationId, currency],
    );
    return row?.method ?? usual;
  }

  list(manager: EntityManager): Promise<PayoutMethodRow[]> {
    return manager.query(
      `SELECT ${columns} FROM payout_methods ORDER BY organisation_id NULLS FIRST, currency NULLS FIRST`,
    );
  }

  async save(
    manager: EntityManager,
    { organisationId, currency, method, changedBy }: MethodFor & { method: PayoutMethod; changedBy: string },
  ): Promise<PayoutMethodRow> {
    const [row] = await manager.query<[PayoutMethodRow]>(
      `INSERT INTO payout_methods (id, organisation_id, currency, method, changed_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organisation_id, currency) DO UPDATE SET
         method = excluded.method, changed_by = excluded.changed_by, changed_at = now()
       RETURNING ${columns}`,
      [v7(), organisationId, currency, method, changedBy],
    );
    return row;
  }
}
