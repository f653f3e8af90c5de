import { BREACH_REASON } from '../breaches/breach-reason.sql';

/** Promises of a day by clock: all that fall due in it, and how they stand. $1 from · $2 to · $3 now */
export const promisesSql = `
  SELECT name AS clock, count(*) AS due,
         count(*) FILTER (WHERE state = 'met') AS kept,
         count(*) FILTER (WHERE state = 'breached' OR (stopped_at IS NULL AND running_since IS NOT NULL AND due_at <= $3)) AS missed,
         count(*) FILTER (WHERE stopped_at IS NULL AND state <> 'breached' AND NOT (running_since IS NOT NULL AND due_at <= $3)) AS open
  FROM sla_clocks
  WHERE due_at >= $1 AND due_at < $2 AND name <> 'acknowledge' AND superseded_by IS NULL AND state <> 'stopped'
  GROUP BY name ORDER BY name`;

/** What is overdue on the desk now, by why. $1 now */
export const breachesSql = `
  SELECT ${BREACH_REASON} AS reason, next_clock AS clock, count(*) AS claims
  FROM claims claim
  WHERE coalesce(next_due_at, 'infinity') <= $1 AND stage IN ('submitted', 'in_review', 'needs_action', 'on_hold')
  GROUP BY 1, 2 ORDER BY 3 DESC`;

/** Open claims by how long ago they were filed. $1 now */
export const ageingSql = `
  SELECT width_bucket(extract(epoch FROM $1::timestamptz - filed_at) / 86400, ARRAY[1, 3, 7, 14, 30]::float8[]) AS bucket,
         count(*) AS claims, count(*) FILTER (WHERE next_due_at <= $1) AS overdue
  FROM claims WHERE stage IN ('submitted', 'in_review', 'needs_action', 'on_hold') GROUP BY 1`;

/** Promises kept and missed by the day they were due. $1 from · $2 to · $3 zone */
export const trendSql = `
  SELECT to_char(due_at AT TIME ZONE $3, 'YYYY-MM-DD') AS day, count(*) AS due,
         count(*) FILTER (WHERE state = 'breached' OR (stopped_at IS NULL AND running_since IS NOT NULL)) AS missed
  FROM sla_clocks
  WHERE due_at >= $1 AND due_at < $2 AND name <> 'acknowledge' AND superseded_by IS NULL AND state <> 'stopped'
  GROUP BY 1 ORDER BY 1`;
