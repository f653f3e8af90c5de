import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { Posting } from './domain/postings';

export interface Booking {
  readonly payoutId: string | null;
  /** The statement line, receipt or recovery behind it; one of each kind per reference. */
  readonly referenceId?: string;
  readonly organisationId: string;
  readonly postedBy: string;
  /** The kind of the payout's transaction that this one takes back. */
  readonly reverses?: Posting['kind'];
}

const POST = `
  WITH booked AS (
    INSERT INTO ledger_transactions (id, organisation_id, kind, payout_id, posted_by, reference_id, reverses)
    VALUES ($1, $2, $3, $4, $5, $10, (SELECT id FROM ledger_transactions WHERE payout_id = $4 AND kind = $6))
  )
  INSERT INTO ledger_entries (transaction_id, line, organisation_id, account, amount, currency)
  SELECT $1, line, $2, account, amount, currency
  FROM unnest($7::text[], $8::bigint[], $9::text[]) WITH ORDINALITY AS e (account, amount, currency, line)`;

/** Double entry, append-only. What may not be booked twice is a unique constraint, so a second try fails. */
@Injectable()
export class Ledger {
  async post(manager: EntityManager, { kind, entries }: Posting, booking: Booking): Promise<void> {
    await manager.query(POST, [
      v7(),
      booking.organisationId,
      kind,
      booking.payoutId,
      booking.postedBy,
      booking.reverses ?? null,
      entries.map(({ account }) => account),
      entries.map(({ amount }) => amount.amount),
      entries.map(({ amount }) => amount.currency),
      booking.referenceId ?? null,
    ]);
  }
}
