import { claimTypes, outcomes, remedyKinds, wishes } from '@tuntas/contracts';
import { decisionNames, endedStages, settlementNames, stageNames } from '../../claims/domain/axes';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

export const claimTables = `
  CREATE SEQUENCE claim_numbers;

  CREATE TABLE claims (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    organisation_id uuid NOT NULL,
    shipment_id uuid NOT NULL REFERENCES shipments (id),
    waybill text NOT NULL,
    carrier text NOT NULL,
    type text NOT NULL CHECK (type IN (${list(claimTypes)})),
    wish text NOT NULL CHECK (wish IN (${list(wishes)})),
    currency char(3) NOT NULL,
    description text,
    external_reference text,
    incident_id uuid,
    pieces_affected integer CHECK (pieces_affected > 0),
    stage text NOT NULL CHECK (stage IN (${list(stageNames)})),
    decision text NOT NULL DEFAULT 'pending' CHECK (decision IN (${list(decisionNames)})),
    settlement text NOT NULL DEFAULT 'none' CHECK (settlement IN (${list(settlementNames)})),
    claimed_amount bigint CHECK (claimed_amount >= 0),
    approved_amount bigint CHECK (approved_amount >= 0),
    paid_amount bigint CHECK (paid_amount >= 0),
    remedy text CHECK (remedy IN (${list(remedyKinds)})),
    remedy_id uuid,
    claimant_id text NOT NULL,
    assignee_id text,
    occurred_at timestamptz,
    received_at timestamptz NOT NULL,
    filed_at timestamptz NOT NULL,
    request_no integer NOT NULL DEFAULT 0,
    decision_no integer NOT NULL DEFAULT 0,
    appeal_no integer NOT NULL DEFAULT 0,
    deciders text[] NOT NULL DEFAULT '{}',
    answer_by timestamptz,
    decided_at timestamptz,
    appeal_until timestamptz,
    settled_at timestamptz,
    next_due_at timestamptz,
    next_clock text,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL
  );
  -- 50 parallel posts make one claim: the database decides, not a look before the insert.
  CREATE UNIQUE INDEX claims_one_open ON claims (shipment_id, type) WHERE stage NOT IN (${list(endedStages)});
  CREATE UNIQUE INDEX claims_external_reference ON claims (organisation_id, external_reference)
    WHERE external_reference IS NOT NULL;
  CREATE INDEX claims_queue ON claims (next_due_at, id) WHERE next_due_at IS NOT NULL;
  CREATE INDEX claims_filed ON claims (organisation_id, filed_at DESC, id DESC);
  CREATE INDEX claims_filed_everywhere ON claims (filed_at DESC, id DESC);
  CREATE INDEX claims_shipment ON claims (shipment_id);
  CREATE INDEX claims_waybill ON claims (waybill);

  CREATE TABLE claim_lines (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    position smallint NOT NULL,
    description text NOT NULL,
    category text,
    quantity integer NOT NULL CHECK (quantity > 0),
    claimed_amount bigint CHECK (claimed_amount >= 0),
    approved_amount bigint CHECK (approved_amount >= 0),
    CHECK (approved_amount <= claimed_amount),
    UNIQUE (claim_id, position)
  );

  CREATE TABLE claim_decisions (
    claim_id uuid NOT NULL REFERENCES claims (id),
    decision_no integer NOT NULL,
    organisation_id uuid NOT NULL,
    outcome text NOT NULL CHECK (outcome IN (${list(outcomes)})),
    lines jsonb NOT NULL,
    approved_amount bigint NOT NULL,
    remedy text,
    reason_code text NOT NULL,
    reason_text text,
    rule_id text,
    estimated_amount bigint,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (claim_id, decision_no),
    CHECK (outcome <> 'rejected' OR reason_text IS NOT NULL)
  );

  CREATE TABLE claim_history (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    at timestamptz NOT NULL,
    what text NOT NULL,
    stage text NOT NULL,
    decision text NOT NULL,
    settlement text NOT NULL,
    actor_id text NOT NULL,
    actor_role text NOT NULL,
    channel text NOT NULL,
    reason text,
    details jsonb NOT NULL DEFAULT '{}'
  );
  CREATE INDEX claim_history_claim ON claim_history (claim_id, id);

  CREATE TABLE claim_findings (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    rule_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('too_early', 'too_late', 'possible_duplicate', 'evidence_missing', 'evidence_reused', 'shipment_recovered')),
    details jsonb NOT NULL DEFAULT '{}',
    found_at timestamptz NOT NULL,
    resolved_at timestamptz,
    UNIQUE (claim_id, rule_id)
  );
`;
