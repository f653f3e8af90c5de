import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reader } from './queue-filter';

/** More matches than this are not listed first: a text that common is found quickly along the queue itself. */
const LISTED = 1_000;

export const patternOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Finds claims by any part of their waybill, number or reference. */
@Injectable()
export class QueueSearch {
  async find(manager: EntityManager, text: string | undefined): Promise<Reader['found']> {
    if (text === undefined) return null;
    const pattern = patternOf(text);
    const rows: { id: string }[] = await manager.query('SELECT claims_like($1, $2) AS id', [
      pattern,
      LISTED + 1,
    ]);
    return rows.length > LISTED ? { pattern } : { ids: rows.map(({ id }) => id) };
  }
}
