import { evidenceKinds } from '../../evidence/domain/kinds';

/** What is known of files beside their bytes, and what protects them. */
export const evidenceFactsTables = `
  ALTER TABLE evidence DROP CONSTRAINT evidence_kind_check,
    ADD CONSTRAINT evidence_kind_check CHECK (kind IN (${evidenceKinds.map((kind) => `'${kind}'`).join(', ')})),
    ADD COLUMN facts jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN delete_after timestamptz,
    ADD COLUMN deleted_at timestamptz;
  ALTER TABLE incident_photos ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';

  -- What a picture looks like, by the hash of its content: of no organisation, and of nobody.
  CREATE TABLE evidence_prints (
    sha256 char(64) NOT NULL,
    part smallint NOT NULL,
    print bigint NOT NULL,
    bands integer[] NOT NULL,
    PRIMARY KEY (sha256, part)
  );
  CREATE INDEX evidence_prints_bands ON evidence_prints USING gin (bands);

  -- The row says which bytes were sent, by whom and when; nothing of that is changed afterwards.
  CREATE FUNCTION refuse_another_file() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.id, NEW.sha256, NEW.size, NEW.media_type, NEW.added_by, NEW.added_at)
       IS DISTINCT FROM (OLD.id, OLD.sha256, OLD.size, OLD.media_type, OLD.added_by, OLD.added_at) THEN
      RAISE EXCEPTION 'evidence is never changed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER unchanged BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_another_file();
`;
