import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { type Actor, CONFIG, Database, keyset, type Page, scopeOf } from '@tuntas/platform';
import type { ResolutionConfig } from '../config';
import { mayLeave } from '../found-parcels/found-parcel.repository';
import { type BankFileRow, selectFile } from './bank-file.repository';
import { type BankFilesQuery, type BankFileView, fileViewOf, type WaitingForFile } from './bank-files.dto';

interface WaitingRow {
  readonly currency: string;
  readonly count: number;
  readonly amount: number;
  readonly oldest: Date;
}

@Injectable()
export class BankFilesQueries {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_FILE_ACCOUNT'>,
  ) {}

  list(actor: Actor, query: BankFilesQuery): Promise<Page<BankFileView>> {
    const page = keyset({
      query,
      columns: {
        madeAt: { sql: 'f.made_at', type: 'timestamptz' },
        total: { sql: 'f.total', type: 'bigint' },
      },
      id: 'f.id',
      params: [query.state ?? null, query.currency ?? null],
    });
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<BankFileRow[]>(
        `${selectFile(`, ${page.select}`)} WHERE ($1::text IS NULL OR f.state = $1)
           AND ($2::text IS NULL OR f.currency = $2) AND ${page.where}
         ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
        page.params,
      );
      return page.page(rows, (row) => fileViewOf(row, actor));
    });
  }

  find(actor: Actor, id: string): Promise<BankFileView> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [row] = await manager.query<BankFileRow[]>(`${selectFile()} WHERE f.id = $1`, [id]);
      if (!row) throw new DomainError('not_found', 'bank_file.not_found', 'There is no such bank file.');
      return fileViewOf(row, actor);
    });
  }

  /** What the next file of each currency would hold. */
  waiting(actor: Actor): Promise<{ items: WaitingForFile[]; configured: boolean }> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const rows = await manager.query<WaitingRow[]>(
        `SELECT currency, count(*)::int AS count, sum(amount)::bigint AS amount, min(created_at) AS oldest FROM payouts
         WHERE state = 'scheduled' AND ${mayLeave('payouts.claim_id')} AND method = 'bank_file' GROUP BY currency ORDER BY currency`,
      );
      const items = rows.map(({ currency, count, amount, oldest }) => ({
        currency,
        count,
        total: { amount, currency },
        oldest: oldest.toISOString(),
      }));
      return { items, configured: this.config.BANK_FILE_ACCOUNT !== undefined };
    });
  }
}
