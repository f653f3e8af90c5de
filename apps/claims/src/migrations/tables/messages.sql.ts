/** What is said on a claim. Texts live here alone: events, audit and history carry ids. */
export const messageTables = `
  CREATE TABLE claim_messages (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('claimant', 'internal')),
    written_by text NOT NULL CHECK (written_by IN ('claimant', 'staff')),
    author_id text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('web', 'api', 'email')),
    body text NOT NULL,
    -- Hash of a mail's Message-ID: however often a mail server delivers it, it is one message.
    mail_id char(64),
    omitted_files integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    CHECK (visibility = 'claimant' OR written_by = 'staff'),
    UNIQUE (claim_id, mail_id)
  );
  CREATE INDEX claim_messages_thread ON claim_messages (claim_id, created_at, id);

  CREATE TABLE claim_message_files (
    message_id uuid NOT NULL REFERENCES claim_messages (id),
    evidence_id uuid NOT NULL REFERENCES evidence (id),
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    position smallint NOT NULL,
    PRIMARY KEY (message_id, evidence_id)
  );

  CREATE TABLE claim_thread_reads (
    claim_id uuid NOT NULL REFERENCES claims (id),
    person_id text NOT NULL,
    organisation_id uuid NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, person_id)
  );

  -- A note of the desk is closed to the claimant's own scope, whatever a statement forgets to ask.
  ALTER TABLE claim_messages ENABLE ROW LEVEL SECURITY;
  CREATE POLICY scope ON claim_messages
    USING ((SELECT current_setting('tuntas.scope', true)) = '*'
           OR (organisation_id::text = (SELECT current_setting('tuntas.scope', true)) AND visibility = 'claimant'))
    WITH CHECK ((SELECT current_setting('tuntas.scope', true)) = '*'
           OR (organisation_id::text = (SELECT current_setting('tuntas.scope', true)) AND visibility = 'claimant'));
`;
