import { scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Replies1795752200000 implements MigrationInterface {
  name = 'Replies1795752200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One person's end of one conversation; the address itself is signed and kept nowhere.
      CREATE TABLE reply_addresses (
        id char(20) PRIMARY KEY,
        claim_id uuid NOT NULL REFERENCES cases (claim_id),
        person_id text NOT NULL,
        organisation_id uuid NOT NULL,
        UNIQUE (claim_id, person_id)
      );

      -- What became of each mail that came in: no address, no subject, no word of it.
      CREATE TABLE inbound_mails (
        claim_id uuid NOT NULL,
        mail_id char(64) NOT NULL,
        reply_id char(20) NOT NULL REFERENCES reply_addresses,
        organisation_id uuid NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('joined', 'known', 'ignored', 'refused')),
        reason text,
        at timestamptz NOT NULL,
        PRIMARY KEY (claim_id, mail_id)
      );
      CREATE INDEX inbound_mails_recent ON inbound_mails (reply_id, at);
      ${scopedTable('reply_addresses')} ${scopedTable('inbound_mails')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS inbound_mails, reply_addresses');
  }
}
