import { messagingTables } from '@tuntas/messaging';
import { auditTables, idempotencyTable } from '@tuntas/platform';
import { timersTable } from '@tuntas/timers';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlatformTables1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${messagingTables} ${timersTable} ${idempotencyTable} ${auditTables}`);
  }

  async down(): Promise<void> {
    throw new Error('There is no way back before the first migration.');
  }
}
