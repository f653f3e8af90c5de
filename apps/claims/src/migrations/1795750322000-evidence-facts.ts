import type { MigrationInterface, QueryRunner } from 'typeorm';
import { evidenceFactsTables } from './tables/evidence-facts.sql';

export class EvidenceFacts1795750322000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(evidenceFactsTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER IF EXISTS unchanged ON evidence');
    await runner.query('DROP FUNCTION IF EXISTS refuse_another_file');
    await runner.query('DROP TABLE IF EXISTS evidence_prints');
    await runner.query('ALTER TABLE incident_photos DROP COLUMN facts');
    await runner.query(
      'ALTER TABLE evidence DROP COLUMN facts, DROP COLUMN delete_after, DROP COLUMN deleted_at',
    );
  }
}
