import { recoveryNames } from '../../claims/domain/axes';
import { complaintStates } from '../../complaints/domain/complaint';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** asked ≥ approved ≥ paid, on the claim and on each of its lines. */
export const amountRules = `
  ALTER TABLE claim_lines ADD COLUMN paid_amount bigint CHECK (paid_amount >= 0);
  UPDATE claim_lines line SET paid_amount = line.approved_amount
    FROM claims claim WHERE claim.id = line.claim_id AND claim.paid_amount > 0;
  ALTER TABLE claim_lines ADD CONSTRAINT claim_lines_paid_within_approved
    CHECK (paid_amount IS NULL OR paid_amount <= coalesce(approved_amount, 0));
  ALTER TABLE claims ADD CONSTRAINT claims_approved_within_claimed CHECK (approved_amount <= claimed_amount);
  ALTER TABLE claims ADD CONSTRAINT claims_paid_within_approved
    CHECK (paid_amount IS NULL OR paid_amount <= coalesce(approved_amount, 0));
`;

export const caseColumns = `
  ALTER TABLE claims
    ADD COLUMN review_no integer NOT NULL DEFAULT 0,
    ADD COLUMN review_at timestamptz,
    ADD COLUMN merged_into uuid REFERENCES claims (id) CHECK (merged_into <> id),
    ADD COLUMN recovery text NOT NULL DEFAULT 'none' CHECK (recovery IN (${list(recoveryNames)})),
    ADD COLUMN choose_by timestamptz,
    -- A merged duplicate is never decided, so it can never be paid beside the claim it became part of.
    ADD CONSTRAINT claims_merged_undecided CHECK (merged_into IS NULL OR (stage = 'closed' AND decision_no = 0));
  CREATE INDEX claims_merged ON claims (merged_into) WHERE merged_into IS NOT NULL;
  -- A rule can approve and nothing else.
  ALTER TABLE claim_decisions ADD COLUMN automatic_rule text
    CONSTRAINT claim_decisions_rules_only_approve CHECK (automatic_rule IS NULL OR outcome = 'approved');
`;

/**
 * Pieces claimed never exceed pieces shipped, over all claims for the goods of a shipment. A trigger, because two
 * claims of different types are filed side by side: the shipment's row makes one wait for the other.
 */
export const piecesRule = `
  CREATE FUNCTION claims_pieces_left() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE shipped integer; claimed bigint;
  BEGIN
    SELECT pieces INTO shipped FROM shipments WHERE id = NEW.shipment_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(pieces_affected), 0) INTO claimed FROM claims
    WHERE shipment_id = NEW.shipment_id AND id <> NEW.id AND merged_into IS NULL AND decision <> 'rejected'
      AND stage NOT IN ('cancelled', 'expired')
      AND type IN ('loss', 'damage', 'partial_loss', 'swapped_contents', 'delivered_not_received');
    IF NEW.pieces_affected > shipped - claimed THEN
      RAISE EXCEPTION 'more pieces claimed than shipped'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_pieces_left', TABLE = 'claims';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER claims_pieces_left AFTER INSERT ON claims FOR EACH ROW
    WHEN (NEW.pieces_affected IS NOT NULL
      AND NEW.type IN ('loss', 'damage', 'partial_loss', 'swapped_contents', 'delivered_not_received'))
    EXECUTE FUNCTION claims_pieces_left();
`;

export const findingTables = `
  -- The kinds are those of the catalogue of findings; a new rule needs no migration.
  ALTER TABLE claim_findings DROP CONSTRAINT claim_findings_kind_check;
  ALTER TABLE claim_findings ADD CONSTRAINT claim_findings_kind_check CHECK (kind ~ '^[a-z_]{3,40}$');

  -- Claims to look at, written with what gives reason to; a batch takes many at once after the commit.
  CREATE TABLE claim_checks (
    claim_id uuid PRIMARY KEY,
    organisation_id uuid NOT NULL,
    filed boolean NOT NULL DEFAULT false,
    since timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX claim_checks_since ON claim_checks (since);

  -- Sums per day of receipt, so that averages cost the same at a million claims.
  CREATE TABLE claim_statistics (
    organisation_id uuid NOT NULL,
    currency char(3) NOT NULL,
    type text NOT NULL,
    day date NOT NULL,
    claims integer NOT NULL,
    stated integer NOT NULL,
    amount bigint NOT NULL,
    PRIMARY KEY (organisation_id, currency, type, day)
  );
`;

export const autoApprovalTables = `
  CREATE TABLE auto_approval_rules (
    id uuid PRIMARY KEY,
    key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{1,39}$'),
    version integer NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('draft', 'active', 'retired')),
    max_amount bigint NOT NULL CHECK (max_amount > 0),
    currency char(3) NOT NULL,
    types text[] NOT NULL CHECK (cardinality(types) > 0),
    organisations uuid[] NOT NULL,
    absent_findings text[] NOT NULL,
    qa_percent numeric(5, 2) NOT NULL CHECK (qa_percent BETWEEN 0 AND 100),
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    dry_run_at timestamptz,
    activated_by text,
    activated_at timestamptz,
    retired_by text,
    retired_at timestamptz,
    UNIQUE (key, version),
    -- Nothing goes live that was not tried on past cases first.
    CHECK (activated_at IS NULL OR dry_run_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX auto_approval_rules_active ON auto_approval_rules (key) WHERE state = 'active';
`;

export const qaTables = `
  CREATE TABLE qa_reviews (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    decision_no integer NOT NULL,
    organisation_id uuid NOT NULL,
    outcome text NOT NULL,
    automatic_rule text,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'agreed', 'disagreed')),
    consequence text CHECK (consequence IN ('none', 'reopened', 'flagged')),
    reviewed_by text CHECK (reviewed_by <> decided_by),
    reviewed_at timestamptz,
    reason text,
    UNIQUE (claim_id, decision_no),
    CHECK ((state = 'open') = (reviewed_by IS NULL)),
    CHECK (state <> 'disagreed' OR reason IS NOT NULL)
  );
  CREATE INDEX qa_reviews_list ON qa_reviews (state, decided_at, id);
`;

export const complaintTables = `
  CREATE SEQUENCE complaint_numbers;
  CREATE TABLE complaints (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    organisation_id uuid NOT NULL,
    claim_id uuid REFERENCES claims (id),
    category text NOT NULL,
    text text NOT NULL,
    complainant_id text NOT NULL,
    state text NOT NULL CHECK (state IN (${list(complaintStates)})),
    received_at timestamptz NOT NULL,
    due_at timestamptz,
    overdue_at timestamptz,
    handler_id text,
    outcome text CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld')),
    answer text,
    answered_by text,
    answered_at timestamptz,
    answerers text[] NOT NULL DEFAULT '{}',
    reopen_until timestamptz,
    reopened_no integer NOT NULL DEFAULT 0,
    reopen_reason text,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX complaints_due ON complaints (due_at, id) WHERE due_at IS NOT NULL;
  CREATE INDEX complaints_received ON complaints (organisation_id, received_at DESC, id DESC);
  CREATE INDEX complaints_received_everywhere ON complaints (received_at DESC, id DESC);
`;
