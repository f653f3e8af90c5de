import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of incidents go in time, those reported before as well; five years is what the claim policy says. */
export class IncidentsRetire1795768000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incident_photos ADD COLUMN deleted_at timestamptz;
      INSERT INTO timers (name, subject, due_at)
        SELECT 'incident.retire', id::text, reported_at + interval '1825 days' FROM incidents
        ON CONFLICT DO NOTHING;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM timers WHERE name = 'incident.retire';
      ALTER TABLE incident_photos DROP COLUMN deleted_at;`);
  }
}
