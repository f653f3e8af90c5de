/**
 * Why the next promise of an overdue `claim` is late: what somebody said of it, else what can be seen. The board counts
 * by it and the queue is narrowed by it, so that every number leads to as many claims.
 */
export const BREACH_REASON = `coalesce(
  (SELECT said.reason FROM sla_breach_reasons said JOIN sla_clocks late ON late.id = said.clock_id
   WHERE said.claim_id = claim.id AND late.name = claim.next_clock AND late.stopped_at IS NULL),
  CASE WHEN claim.assignee_id IS NULL THEN 'nobody_took_it'
       WHEN claim.stage = 'on_hold' THEN 'waits_for_carrier'
       ELSE 'unexplained' END)`;

/** Missed promises by what was said of them, also of claims that were answered since. $1 from · $2 to · $3 now */
export const missedSql = `
  SELECT coalesce(said.reason, 'unexplained') AS reason, count(*) AS promises
  FROM sla_clocks late LEFT JOIN sla_breach_reasons said ON said.clock_id = late.id
  WHERE late.due_at >= $1 AND late.due_at < $2 AND late.name <> 'acknowledge' AND late.superseded_by IS NULL
    AND (late.state = 'breached' OR (late.stopped_at IS NULL AND late.running_since IS NOT NULL AND late.due_at <= $3))
  GROUP BY 1 ORDER BY 2 DESC, 1`;
