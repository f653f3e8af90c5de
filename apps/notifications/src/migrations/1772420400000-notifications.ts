import { messagingTables } from '@tuntas/messaging';
import { auditTables, idempotencyTable, scopedTable } from '@tuntas/platform';
import { timersTable } from '@tuntas/timers';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1772420400000 implements MigrationInterface {
  name = 'Notifications1772420400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(messagingTables);
    await runner.query(timersTable);
    await runner.query(idempotencyTable);
    await runner.query(auditTables);
    await runner.query(projections);
    await runner.query(messages);
    await runner.query(preferences);
    await runner.query(webhooks);
    await runner.query(followUps);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: drop the schema.');
  }
}

const projections = `
  -- Who may be written to; names and addresses stay in the gateway.
  CREATE TABLE recipients (
    person_id text PRIMARY KEY,
    organisation_id uuid NOT NULL,
    roles text[] NOT NULL,
    locale text NOT NULL CHECK (locale IN ('id', 'en')),
    active boolean NOT NULL DEFAULT true
  );
  CREATE INDEX recipients_organisation ON recipients (organisation_id) WHERE active;
  CREATE INDEX recipients_roles ON recipients USING gin (roles) WHERE active;

  -- What messages must know of a claim: its number, whose it is, and whether a follow-up still makes sense.
  CREATE TABLE cases (
    claim_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    number text NOT NULL,
    claimant_id text NOT NULL,
    shipment_id uuid NOT NULL,
    stage text NOT NULL,
    evidence_request_no integer,
    cycle integer NOT NULL DEFAULT 1
  );

  CREATE TABLE parcels (
    shipment_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    carrier text NOT NULL,
    waybill text NOT NULL
  );
  ${scopedTable('recipients')} ${scopedTable('cases')} ${scopedTable('parcels')}
`;

const messages = `
  CREATE TABLE messages (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid,
    recipient_kind text NOT NULL CHECK (recipient_kind IN ('person', 'consignee')),
    recipient_id text NOT NULL,
    dedup_key text NOT NULL,
    rung text NOT NULL DEFAULT '',
    channel text NOT NULL CHECK (channel IN ('email', 'in_app')),
    template text NOT NULL,
    topic text NOT NULL,
    critical boolean NOT NULL,
    only_while text,
    claim_id uuid,
    shipment_id uuid,
    facts jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
    attempts integer NOT NULL DEFAULT 0,
    reason_code text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    read_at timestamptz,
    UNIQUE (recipient_id, dedup_key, rung, channel)
  );
  CREATE INDEX messages_created ON messages (created_at, id);
  CREATE INDEX messages_claim ON messages (claim_id, created_at);
  CREATE INDEX messages_open ON messages (state, created_at) WHERE state NOT IN ('sent', 'dropped');
  CREATE INDEX messages_inbox ON messages (recipient_id, created_at, id) WHERE channel = 'in_app';
  CREATE INDEX messages_unread ON messages (recipient_id) WHERE channel = 'in_app' AND read_at IS NULL;
  ${scopedTable('messages', 'organisation_id', 'recipient_id')}
`;

const preferences = `
  CREATE TABLE preferences (
    person_id text NOT NULL,
    organisation_id uuid,
    topic text NOT NULL,
    channel text NOT NULL,
    enabled boolean NOT NULL,
    PRIMARY KEY (person_id, topic, channel)
  );
  CREATE TABLE quiet_hours (
    person_id text PRIMARY KEY,
    organisation_id uuid,
    starts text NOT NULL CHECK (starts ~ '^[0-2][0-9]:[0-5][0-9]$'),
    ends text NOT NULL CHECK (ends ~ '^[0-2][0-9]:[0-5][0-9]$'),
    zone text NOT NULL
  );
  ${scopedTable('preferences', 'organisation_id', 'person_id')}
  ${scopedTable('quiet_hours', 'organisation_id', 'person_id')}
`;

const webhooks = `
  CREATE TABLE webhook_endpoints (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    url text NOT NULL,
    description text NOT NULL DEFAULT '',
    event_types text[] NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
    disabled_reason text,
    -- Encrypted; the older one also signs until its time is up.
    secret text NOT NULL,
    previous_secret text,
    previous_until timestamptz,
    version integer NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX webhook_endpoints_organisation ON webhook_endpoints (organisation_id, created_at, id);

  CREATE TABLE webhook_sequences (
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    subject text NOT NULL,
    last_sequence integer NOT NULL,
    PRIMARY KEY (endpoint_id, subject)
  );

  CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    event_time timestamptz NOT NULL,
    subject text NOT NULL,
    sequence integer NOT NULL,
    data jsonb NOT NULL,
    -- waiting: due, but the endpoint is busy with others; the next one that ends calls it.
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'waiting', 'sending', 'delivered', 'failed')),
    tries integer NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    last_status integer,
    last_error text,
    delivered_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (endpoint_id, event_id)
  );
  CREATE INDEX webhook_deliveries_log ON webhook_deliveries (endpoint_id, created_at, id);
  CREATE INDEX webhook_deliveries_open ON webhook_deliveries (endpoint_id, state, created_at)
    WHERE state IN ('pending', 'waiting', 'sending');

  CREATE TABLE webhook_attempts (
    delivery_id uuid NOT NULL REFERENCES webhook_deliveries ON DELETE CASCADE,
    attempt integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    status integer,
    error text,
    duration_ms integer NOT NULL,
    PRIMARY KEY (delivery_id, attempt)
  );
  ${scopedTable('webhook_endpoints')} ${scopedTable('webhook_deliveries')}
`;

const followUps = `
  CREATE TABLE surveys (
    id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    cycle integer NOT NULL,
    sent_at timestamptz NOT NULL,
    answer_by timestamptz NOT NULL,
    score smallint CHECK (score BETWEEN 1 AND 5),
    comment text,
    answered_at timestamptz,
    UNIQUE (claim_id, cycle)
  );

  -- The last request for evidence of a claim, to remind of it.
  CREATE TABLE evidence_requests (
    claim_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    requested_at timestamptz NOT NULL,
    facts jsonb NOT NULL
  );
  ${scopedTable('surveys')} ${scopedTable('evidence_requests')}
`;
