import { appendOnly } from '@tuntas/platform';
import { clockNames } from '../../sla/domain/promises';
import { shippedCalendars, shippedPolicies } from '../../sla/shipped';

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const seed = (kind: string, rules: Record<string, object>): string[] =>
  Object.entries(rules).map(
    ([id, definition]) =>
      `(${literal(kind)}, ${literal(id)}, 1, ${literal(JSON.stringify(definition))}, 'system', now(), 1)`,
  );

export const slaRuleTables = `
  CREATE TABLE sla_settings (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    -- Rises with every edit of a calendar or policy.
    revision bigint NOT NULL
  );
  INSERT INTO sla_settings (revision) VALUES (1);

  CREATE TABLE sla_rules (
    kind text NOT NULL CHECK (kind IN ('calendar', 'policy')),
    id text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    definition jsonb NOT NULL,
    note text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL,
    revision bigint NOT NULL,
    PRIMARY KEY (kind, id, version)
  );
  INSERT INTO sla_rules (kind, id, version, definition, created_by, created_at, revision)
  VALUES ${[...seed('calendar', shippedCalendars), ...seed('policy', shippedPolicies)].join(', ')};
  ${appendOnly('sla_rules')}

  CREATE TABLE sla_projections (
    revision bigint PRIMARY KEY,
    started_at timestamptz NOT NULL,
    examined integer NOT NULL DEFAULT 0,
    moved integer NOT NULL DEFAULT 0,
    finished_at timestamptz
  );

  ALTER TABLE sla_clocks
    DROP CONSTRAINT sla_clocks_name_check,
    DROP CONSTRAINT sla_clocks_calendar_check,
    DROP CONSTRAINT sla_clocks_state_check,
    ADD COLUMN revision bigint NOT NULL DEFAULT 0,
    ADD COLUMN superseded_by uuid,
    ADD CONSTRAINT sla_clocks_name_check CHECK (name IN (${clockNames.map(literal).join(', ')})),
    ADD CONSTRAINT sla_clocks_state_check
      CHECK (state IN ('running', 'paused', 'met', 'breached', 'stopped', 'superseded'));
  CREATE INDEX sla_clocks_open ON sla_clocks (claim_id) WHERE stopped_at IS NULL;
  -- Promises by the day they fall due, for the board.
  CREATE INDEX sla_clocks_due ON sla_clocks (due_at) WHERE name <> 'acknowledge' AND superseded_by IS NULL;

  ALTER TABLE sla_rungs
    DROP CONSTRAINT sla_rungs_rung_check,
    ADD COLUMN carried boolean NOT NULL DEFAULT false;
`;
