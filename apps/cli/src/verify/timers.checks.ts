import { services } from '@tuntas/contracts';
import { type Check, query, YOUNG } from './check';

const withTimers = services.filter((service) => service !== 'gateway');

export const timerChecks: Check[] = [
  query(
    'every running clock of a claim has its next rung armed, and the breach at the time the clock says',
    `SELECT k.claim_id, k.name AS clock, k.due_at, t.name AS armed, t.due_at AS armed_for
     FROM claims.sla_clocks k
     LEFT JOIN claims.timers t
       ON t.name IN ('sla.warn', 'sla.breach', 'sla.escalate') AND t.subject = k.id::text AND t.state = 'pending'
     WHERE k.state = 'running'
       AND (t.id IS NULL OR t.due_at > k.due_at OR (t.name = 'sla.breach' AND t.due_at <> k.due_at))
       AND NOT EXISTS (SELECT FROM claims.sla_rungs r WHERE r.clock_id = k.id AND r.rung = 'breach')`,
  ),
  query(
    'no clock of an ended claim still runs',
    `SELECT k.claim_id, k.name AS clock FROM claims.sla_clocks k JOIN claims.claims c ON c.id = k.claim_id
     WHERE k.state = 'running' AND c.stage IN ('closed', 'cancelled', 'expired')`,
  ),
  query(
    'a queue place is the next deadline of the clocks',
    `SELECT c.id AS claim_id, c.next_due_at, min(k.due_at) AS earliest FROM claims.claims c
     LEFT JOIN claims.sla_clocks k ON k.claim_id = c.id AND k.name <> 'payout'
       AND k.state IN ('running', 'breached') AND k.stopped_at IS NULL
     WHERE c.stage IN ('submitted', 'in_review')
     GROUP BY c.id HAVING c.next_due_at IS DISTINCT FROM min(k.due_at)`,
  ),
  query(
    'no timer is more than a minute overdue',
    withTimers
      .map(
        (service) => `SELECT '${service}' AS service, name, subject, due_at, attempts, last_error
          FROM ${service}.timers WHERE state = 'pending' AND due_at < now() - ${YOUNG}`,
      )
      .join(' UNION ALL '),
  ),
];
