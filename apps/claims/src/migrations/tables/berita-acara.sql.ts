/** The paper of an incident. Numbers come from a book per operator and year that is counted in the same transaction. */
export const beritaAcaraTables = `
  ALTER TABLE incidents ADD COLUMN client_id uuid, ADD COLUMN findings jsonb NOT NULL DEFAULT '[]';
  -- A phone that sends the same report again, with or without a header, gets the incident there is.
  CREATE UNIQUE INDEX incidents_client ON incidents (reporter_id, client_id) WHERE client_id IS NOT NULL;
  ALTER TABLE incident_photos ADD COLUMN IF NOT EXISTS kind text NOT NULL DEFAULT 'photo';

  CREATE TABLE berita_acara_operators (
    operator_id text PRIMARY KEY,
    operator_no integer NOT NULL UNIQUE
  );
  CREATE TABLE berita_acara_books (
    operator_id text NOT NULL REFERENCES berita_acara_operators,
    year integer NOT NULL,
    last_no integer NOT NULL,
    PRIMARY KEY (operator_id, year)
  );
  CREATE TABLE berita_acara (
    id uuid PRIMARY KEY,
    incident_id uuid NOT NULL UNIQUE REFERENCES incidents (id),
    organisation_id uuid NOT NULL,
    reporter_id text NOT NULL,
    operator_id text NOT NULL,
    year integer NOT NULL,
    no integer NOT NULL CHECK (no > 0),
    number text NOT NULL UNIQUE,
    content jsonb,
    content_sha256 char(64) NOT NULL,
    issued_at timestamptz NOT NULL,
    UNIQUE (operator_id, year, no)
  );
  CREATE TABLE berita_acara_files (
    berita_acara_id uuid NOT NULL REFERENCES berita_acara (id),
    organisation_id uuid NOT NULL,
    reporter_id text NOT NULL,
    locale text NOT NULL CHECK (locale IN ('id', 'en')),
    sha256 char(64) NOT NULL,
    size bigint NOT NULL,
    rendered_at timestamptz NOT NULL,
    PRIMARY KEY (berita_acara_id, locale)
  );

  -- What was signed is not changed afterwards; only an erasure takes the words away, and the hash stays.
  CREATE FUNCTION refuse_another_content() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF to_jsonb(NEW) - 'content' IS DISTINCT FROM to_jsonb(OLD) - 'content' OR NEW.content IS NOT NULL THEN
      RAISE EXCEPTION 'a berita acara is never changed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER unchanged BEFORE UPDATE ON berita_acara FOR EACH ROW EXECUTE FUNCTION refuse_another_content();
`;
