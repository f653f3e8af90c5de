import { priorities } from '../../claims/domain/words';

const open = `stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')`;

export const queueTables = `
  ALTER TABLE claims ADD COLUMN priority text NOT NULL DEFAULT 'normal'
    CHECK (priority IN (${priorities.map((priority) => `'${priority}'`).join(', ')}));

  -- The queue in its order; a claim without a running deadline stands behind all that have one.
  CREATE INDEX claims_desk ON claims (coalesce(next_due_at, 'infinity'), id) WHERE ${open};
  CREATE INDEX claims_desk_agent ON claims (assignee_id, coalesce(next_due_at, 'infinity'), id) WHERE ${open};
  CREATE INDEX claims_desk_organisation ON claims (organisation_id, coalesce(next_due_at, 'infinity'), id)
    WHERE ${open};
  DROP INDEX claims_queue;

  -- Any part of a waybill, number or the claimant's own reference.
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
  CREATE INDEX claims_text ON claims USING gin (
    waybill public.gin_trgm_ops, number public.gin_trgm_ops, external_reference public.gin_trgm_ops
  );

  -- LIKE is not leakproof, so under row-level security no index may serve it. The owner of this function is not bound
  -- by the policy; the function holds the scope itself and gives ids only.
  CREATE FUNCTION claims_like(pattern text, most integer) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  BEGIN
    RETURN QUERY EXECUTE
      'SELECT id FROM claims WHERE (waybill ILIKE $1 OR number ILIKE $1 OR external_reference ILIKE $1)
       AND ($3 = ''*'' OR organisation_id::text = $3) LIMIT $2'
    USING pattern, most, current_setting('tuntas.scope', true);
  END $$;

  CREATE TABLE agents (
    person_id text PRIMARY KEY,
    organisation_id uuid,
    roles text[] NOT NULL DEFAULT '{}',
    -- False when the person lost the account or the role.
    active boolean NOT NULL DEFAULT true,
    available boolean NOT NULL DEFAULT true,
    away_until timestamptz,
    load_cap integer CHECK (load_cap > 0),
    types text[] NOT NULL DEFAULT '{}',
    carriers text[] NOT NULL DEFAULT '{}',
    substitute_id text CHECK (substitute_id <> person_id),
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE queue_views (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    owner_id text NOT NULL,
    shared boolean NOT NULL,
    filter jsonb NOT NULL,
    sort text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX queue_views_name ON queue_views (owner_id, lower(name));
  CREATE INDEX queue_views_shared ON queue_views (lower(name)) WHERE shared;
`;
