import { messagingTables } from '@tuntas/messaging';
import { auditTables, idempotencyTable, scopedTable } from '@tuntas/platform';
import { timersTable } from '@tuntas/timers';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { claimTables } from './tables/claims.sql';
import { evidenceTables } from './tables/evidence.sql';
import { shipmentTables } from './tables/shipments.sql';
import { slaTables } from './tables/sla.sql';

const scoped = [
  'shipments',
  'claims',
  'claim_lines',
  'claim_decisions',
  'claim_history',
  'claim_findings',
  'evidence',
  'sla_clocks',
  'sla_pauses',
  'sla_rungs',
];

export class ClaimsSpine1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [messagingTables, timersTable, idempotencyTable, auditTables]) await runner.query(sql);
    for (const sql of [shipmentTables, claimTables, evidenceTables, slaTables]) await runner.query(sql);
    for (const table of scoped) await runner.query(scopedTable(table));
    // A courier belongs to no shipper: incidents are open to whoever reported them as well.
    await runner.query(scopedTable('incidents', 'organisation_id', 'reporter_id'));
    await runner.query(scopedTable('incident_photos', 'organisation_id', 'reporter_id'));
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['sla_rungs', 'sla_pauses', 'sla_clocks', 'evidence', 'claim_findings', 'claim_history'];
    tables.push('claim_decisions', 'claim_lines', 'claims', 'incident_photos', 'incidents', 'shipments');
    tables.push('audit_seals', 'audit_unsealed', 'audit_rows', 'idempotency_keys', 'timers', 'dead_letters');
    tables.push('parked_events', 'inbox_streams', 'inbox', 'outbox', 'outbox_streams');
    for (const table of tables) await runner.query(`DROP TABLE IF EXISTS ${table}`);
    await runner.query('DROP SEQUENCE IF EXISTS claim_numbers');
    await runner.query('DROP FUNCTION IF EXISTS queue_for_sealing, refuse_change');
  }
}
