export const slaTables = `
  CREATE TABLE sla_clocks (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL REFERENCES claims (id),
    organisation_id uuid NOT NULL,
    name text NOT NULL CHECK (name IN ('acknowledge', 'first_response', 'decision', 'update')),
    generation integer NOT NULL,
    policy text NOT NULL,
    calendar text NOT NULL CHECK (calendar IN ('working', 'always')),
    anchor timestamptz NOT NULL,
    budget_minutes integer NOT NULL CHECK (budget_minutes >= 0),
    -- Milliseconds, so that many short pauses do not round the time away.
    elapsed_ms bigint NOT NULL DEFAULT 0,
    running_since timestamptz,
    paused_at timestamptz,
    stopped_at timestamptz,
    due_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'paused', 'met', 'breached', 'stopped')),
    UNIQUE (claim_id, name, generation),
    CHECK ((running_since IS NULL) = (paused_at IS NOT NULL OR stopped_at IS NOT NULL))
  );

  CREATE TABLE sla_pauses (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    clock_id uuid NOT NULL REFERENCES sla_clocks (id),
    organisation_id uuid NOT NULL,
    paused_at timestamptz NOT NULL,
    resumed_at timestamptz,
    reason text NOT NULL,
    paused_by text NOT NULL
  );
  CREATE UNIQUE INDEX sla_pauses_open ON sla_pauses (clock_id) WHERE resumed_at IS NULL;

  -- A rung is climbed once: the row is the claim to it.
  CREATE TABLE sla_rungs (
    clock_id uuid NOT NULL REFERENCES sla_clocks (id),
    rung text NOT NULL CHECK (rung IN ('warn', 'breach')),
    organisation_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    fired_at timestamptz NOT NULL,
    late boolean NOT NULL,
    PRIMARY KEY (clock_id, rung)
  );
`;
