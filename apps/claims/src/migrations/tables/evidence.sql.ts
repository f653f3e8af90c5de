import { evidenceKinds } from '../../evidence/domain/kinds';

export const evidenceTables = `
  CREATE TABLE evidence (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN (${evidenceKinds.map((kind) => `'${kind}'`).join(', ')})),
    file_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 char(64) NOT NULL,
    shared_sha256 char(64),
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    UNIQUE (claim_id, sha256, kind)
  );
  CREATE INDEX evidence_content ON evidence (sha256);
`;
