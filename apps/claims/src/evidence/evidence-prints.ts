import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { bandsOf, signed } from './domain/print';
import { printsOf } from './prints';

const INSERT = `
  INSERT INTO evidence_prints (sha256, part, print, bands)
  SELECT $1, part, print, ARRAY(SELECT jsonb_array_elements_text(bands)::int)
  FROM jsonb_to_recordset($2::jsonb) AS p (part smallint, print bigint, bands jsonb)
  ON CONFLICT DO NOTHING`;

/** What pictures look like, so that one that was used before is found whatever was done to it. */
@Injectable()
export class EvidencePrints {
  constructor(private readonly database: Database) {}

  /** Takes the prints of a picture, from a copy that is known to be whole, under the hash of its original. */
  async take(sha256: string, path: string): Promise<void> {
    const prints = await printsOf(path);
    if (prints.length === 0) return;
    const rows = prints.map(({ part, print }) => ({ part, print: signed(print), bands: bandsOf(print) }));
    await this.database.transaction(SYSTEM_SCOPE, (manager) =>
      manager.query(INSERT, [sha256, JSON.stringify(rows)]),
    );
  }
}
