/**
 * The table of one service's timers, as SQL for its first migration. A row is the timer; everything in Redis can be
 * rebuilt from it. A statement on a hot path may insert rows itself: `id`, `name`, `subject`, `due_at` and, if any,
 * `data` are enough: the sweep finds them within two seconds, or at once after `timers.wake()`.
 */
export const timersTable = `
  CREATE TABLE timers (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    subject text NOT NULL,
    generation integer NOT NULL DEFAULT 1,
    due_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'fired', 'cancelled')),
    data jsonb NOT NULL DEFAULT '{}',
    armed_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    -- After a failed firing: not again before this time.
    not_before timestamptz,
    last_error text,
    UNIQUE (name, subject)
  );
  CREATE INDEX timers_pending ON timers (coalesce(not_before, due_at)) WHERE state = 'pending';
  CREATE INDEX timers_ended ON timers (ended_at) WHERE state <> 'pending';
`;
