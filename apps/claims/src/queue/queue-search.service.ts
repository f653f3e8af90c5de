import { Injectable } from '@nestjs/common';
import { mayBeName } from '@tuntas/contracts';
import type { EntityManager } from 'typeorm';
import { type Named, NamesClient } from './names-client';
import { DEADLINE, OPEN, type Reader } from './queue-filter';

/** More matches than this are not listed first: a text that common is found quickly along the queue itself. */
const LISTED = 1_000;

export const patternOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Finds claims by any part of their waybill, number or reference, or of the recipient's or claimant's name. */
@Injectable()
export class QueueSearch {
  constructor(private readonly names: NamesClient) {}

  /** Asks the other services, so it comes before the transaction. */
  async named(text: string | undefined): Promise<Named | null> {
    return text !== undefined && mayBeName(text) ? this.names.find(text) : null;
  }

  async find(
    manager: EntityManager,
    text: string | undefined,
    named: Named | null,
  ): Promise<Reader['found']> {
    if (text === undefined) return null;
    const pattern = patternOf(text);
    const rows: { id: string }[] = await manager.query('SELECT claims_like($1, $2) AS id', [
      pattern,
      LISTED + 1,
    ]);
    const common = rows.length > LISTED;
    const ids = [...(common ? [] : rows.map(({ id }) => id)), ...(await claimsOf(manager, named))];
    return { ids, pattern: common ? pattern : null };
  }
}

/** Open claims for these parcels and of these people: of each person the most urgent. */
async function claimsOf(manager: EntityManager, named: Named | null): Promise<string[]> {
  if (!named || named.shipmentIds.length + named.claimantIds.length === 0) return [];
  const rows: { id: string }[] = await manager.query(
    `SELECT claim.id FROM claims claim WHERE claim.shipment_id = ANY ($1::uuid[]) AND ${OPEN}
     UNION
     SELECT urgent.id FROM unnest($2::text[]) AS person (id) CROSS JOIN LATERAL (
       SELECT claim.id FROM claims claim WHERE claim.claimant_id = person.id AND ${OPEN}
       ORDER BY ${DEADLINE}, claim.id LIMIT ${LISTED}
     ) urgent`,
    [named.shipmentIds, named.claimantIds],
  );
  return rows.map(({ id }) => id);
}
