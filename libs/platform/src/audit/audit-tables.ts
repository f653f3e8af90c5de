import { appendOnly, scopePredicate } from '../database/scoped-table';

/**
 * SQL for a service's first migration: the audit rows, the queue of those not sealed yet, and the seals that chain
 * them per organisation (the nil UUID stands for "no organisation").
 */
export const auditTables = `
  CREATE TABLE audit_rows (
    id uuid PRIMARY KEY,
    time timestamptz NOT NULL DEFAULT now(),
    organisation_id uuid,
    subject text NOT NULL,
    action text NOT NULL,
    actor_id text NOT NULL,
    actor_kind text NOT NULL,
    reason text,
    details jsonb NOT NULL DEFAULT '{}',
    channel text NOT NULL,
    request_id text
  );
  CREATE INDEX audit_rows_subject ON audit_rows (subject, time);
  ALTER TABLE audit_rows ENABLE ROW LEVEL SECURITY;
  CREATE POLICY read_scope ON audit_rows FOR SELECT USING (${scopePredicate('organisation_id')});
  CREATE POLICY anybody_appends ON audit_rows FOR INSERT WITH CHECK (true);
  ${appendOnly('audit_rows')}

  CREATE TABLE audit_unsealed (audit_id uuid PRIMARY KEY);
  CREATE FUNCTION queue_for_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO audit_unsealed (audit_id) SELECT id FROM appended;
    RETURN NULL;
  END $$;
  CREATE TRIGGER queue_for_sealing AFTER INSERT ON audit_rows
    REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION queue_for_sealing();

  CREATE TABLE audit_seals (
    organisation_id uuid NOT NULL,
    position bigint NOT NULL,
    audit_id uuid NOT NULL UNIQUE,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation_id, position)
  );
  ${appendOnly('audit_seals')}
`;
