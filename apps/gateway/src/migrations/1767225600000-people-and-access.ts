import { messagingTables } from '@tuntas/messaging';
import { auditTables, idempotencyTable, scopedTable } from '@tuntas/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAndAccess1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('operator', 'shipper', 'carrier')),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        created_at timestamptz NOT NULL
      );
      ${scopedTable('organisations', 'id')}

      CREATE TABLE people (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisations,
        email text NOT NULL UNIQUE CHECK (email = lower(email)),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        locale text NOT NULL CHECK (locale IN ('id', 'en')),
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        active boolean NOT NULL DEFAULT true,
        password_hash text,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX people_of_organisation ON people (organisation_id, id);
      ${scopedTable('people', 'organisation_id', 'id')}

      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        organisation_id uuid NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX sessions_of_person ON sessions (person_id) WHERE revoked_at IS NULL;
      CREATE INDEX sessions_by_expiry ON sessions (expires_at);
      ${scopedTable('sessions')}

      CREATE TABLE api_keys (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        organisation_id uuid NOT NULL,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        hint text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0),
        created_by text NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX api_keys_of_person ON api_keys (person_id, id);
      ${scopedTable('api_keys', 'organisation_id', 'person_id')}

      CREATE TABLE password_links (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES people,
        organisation_id uuid NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX password_links_of_person ON password_links (person_id) WHERE used_at IS NULL;
      ${scopedTable('password_links')}

      ${auditTables}
      ${idempotencyTable}
      ${messagingTables}
    `);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: drop the schema.');
  }
}
