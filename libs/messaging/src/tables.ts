/**
 * The tables of one service's outbox and inbox, as SQL for its first migration. They live in the service's own
 * schema, carry ids only, and are read by the relay and the consumer alone, never by a request.
 */
export const messagingTables = `
  -- One row per (topic, subject): hands out seq and is the lock that orders writers of one case.
  CREATE TABLE outbox_streams (
    topic text NOT NULL,
    subject text NOT NULL,
    last_seq bigint NOT NULL,
    PRIMARY KEY (topic, subject)
  );

  CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    topic text NOT NULL,
    subject text NOT NULL,
    seq bigint NOT NULL,
    bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 15),
    type text NOT NULL,
    version integer NOT NULL,
    organisation_id text,
    data jsonb NOT NULL,
    time timestamptz NOT NULL DEFAULT now(),
    traceparent text,
    position bigint GENERATED ALWAYS AS IDENTITY,
    published_at timestamptz,
    UNIQUE (topic, subject, seq)
  );
  CREATE INDEX outbox_unpublished ON outbox (bucket, position) WHERE published_at IS NULL;

  CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
  );

  CREATE TABLE inbox_streams (
    topic text NOT NULL,
    subject text NOT NULL,
    last_seq bigint NOT NULL,
    PRIMARY KEY (topic, subject)
  );

  -- Raw messages that came before their predecessor, or behind a dead letter of the same subject.
  CREATE TABLE parked_events (
    topic text NOT NULL,
    subject text NOT NULL,
    seq bigint NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    key bytea,
    value bytea,
    headers jsonb NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic, subject, seq)
  );

  CREATE TABLE dead_letters (
    id uuid PRIMARY KEY,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    digest text NOT NULL,
    event_id uuid,
    type text,
    subject text,
    seq bigint,
    key bytea,
    value bytea,
    headers jsonb NOT NULL,
    reason text NOT NULL,
    stack text,
    attempts integer NOT NULL,
    failed_at timestamptz NOT NULL DEFAULT now(),
    resolved_at timestamptz,
    resolution text CHECK (resolution IN ('handled', 'discarded')),
    UNIQUE (topic, partition, "offset", digest)
  );
  CREATE INDEX dead_letters_open ON dead_letters (event_id) WHERE resolved_at IS NULL;
`;
