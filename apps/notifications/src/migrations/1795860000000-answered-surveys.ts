import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest answers first, and how many of each there are in a time. */
export class AnsweredSurveys1795860000000 implements MigrationInterface {
  name = 'AnsweredSurveys1795860000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX surveys_answered ON surveys (answered_at, id) INCLUDE (score) WHERE answered_at IS NOT NULL',
    );
    await runner.query('CREATE INDEX surveys_sent ON surveys (sent_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX surveys_answered');
    await runner.query('DROP INDEX surveys_sent');
  }
}
