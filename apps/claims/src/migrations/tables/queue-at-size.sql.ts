import { scopePredicate } from '@tuntas/platform';

const open = `stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')`;

export const queueAtSize = `
  -- The setting compared once per statement instead of per row: the planner takes such a condition for true half the
  -- time, and not for one row in a hundred, which made it read and sort a million claims for the first page.
  ALTER POLICY scope ON claims USING (${scopePredicate('organisation_id')})
    WITH CHECK (${scopePredicate('organisation_id')});

  -- All that the queue filters by and counts, so that neither a page nor a count reads the table to find its claims.
  DROP INDEX claims_desk;
  CREATE INDEX claims_desk ON claims (coalesce(next_due_at, 'infinity'), id)
    INCLUDE (next_due_at, stage, type, priority, next_clock, carrier, assignee_id, organisation_id) WHERE ${open};

  -- What is rare is found here, in any combination; what is common is found quickly along the queue. The statistics
  -- tell the planner which of both it is, also where one value goes with another (a carrier that only loses parcels).
  CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA public;
  CREATE INDEX claims_desk_facets ON claims USING gin (
    type public.text_ops, carrier public.text_ops, priority public.text_ops, next_clock public.text_ops,
    stage public.text_ops
  ) WHERE ${open};
  CREATE STATISTICS claims_facets (mcv) ON type, carrier, priority, next_clock, stage FROM claims;

  CREATE INDEX claims_desk_claimant ON claims (claimant_id, coalesce(next_due_at, 'infinity'), id) WHERE ${open};
`;
