import type { MigrationInterface, QueryRunner } from 'typeorm';
import { scopedTable } from '@tuntas/platform';
import { beritaAcaraTables } from './tables/berita-acara.sql';

export class BeritaAcara1795748045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(beritaAcaraTables);
    await runner.query(scopedTable('berita_acara', 'organisation_id', 'reporter_id'));
    await runner.query(scopedTable('berita_acara_files', 'organisation_id', 'reporter_id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'berita_acara_files',
      'berita_acara',
      'berita_acara_books',
      'berita_acara_operators',
    ]) {
      await runner.query(`DROP TABLE IF EXISTS ${table}`);
    }
    await runner.query('DROP FUNCTION IF EXISTS refuse_another_content');
    await runner.query(
      'ALTER TABLE incidents DROP COLUMN IF EXISTS client_id, DROP COLUMN IF EXISTS findings',
    );
  }
}
