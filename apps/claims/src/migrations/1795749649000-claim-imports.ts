import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { importStates, rowStates } from '../imports/domain/import';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Files of claims and their rows; `done` is the number of the last row that was worked on. */
export class ClaimImports1795749649000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE claim_imports (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL,
        file_name text,
        format text NOT NULL CHECK (format IN ('csv', 'json')),
        checksum char(64),
        state text NOT NULL CHECK (state IN (${list(importStates)})),
        header text[],
        actor jsonb NOT NULL,
        rows integer NOT NULL DEFAULT 0,
        done integer NOT NULL DEFAULT 0,
        good integer NOT NULL DEFAULT 0,
        filed integer NOT NULL DEFAULT 0,
        existing integer NOT NULL DEFAULT 0,
        refused integer NOT NULL DEFAULT 0,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      -- The same file of the same organisation is the same job.
      CREATE UNIQUE INDEX claim_imports_file ON claim_imports (organisation_id, checksum) WHERE checksum IS NOT NULL;
      CREATE INDEX claim_imports_listed ON claim_imports (organisation_id, created_at DESC, id DESC);

      CREATE TABLE claim_import_rows (
        import_id uuid NOT NULL REFERENCES claim_imports (id) ON DELETE CASCADE,
        row_no integer NOT NULL,
        organisation_id uuid NOT NULL,
        data jsonb NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN (${list(rowStates)})),
        subject text,
        claim_id uuid,
        claim_number text,
        result jsonb,
        PRIMARY KEY (import_id, row_no)
      );
      CREATE INDEX claim_import_rows_state ON claim_import_rows (import_id, state, row_no) WHERE state <> 'pending';
      CREATE INDEX claim_import_rows_subject ON claim_import_rows (import_id, subject) WHERE subject IS NOT NULL;`);
    await runner.query(scopedTable('claim_imports'));
    await runner.query(scopedTable('claim_import_rows'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE claim_import_rows, claim_imports');
  }
}
