import { type Check, query } from './check';

export const caseChecks: Check[] = [
  query(
    'every settled claim has exactly one completed remedy, of the amount that it says was paid',
    `SELECT c.id AS claim_id, c.number, c.settlement, c.paid_amount, count(r.*) AS completed_remedies
     FROM claims.claims c
     LEFT JOIN resolution.remedies r
       ON r.claim_id = c.id AND r.decision_no = c.decision_no AND r.state = 'completed'
     WHERE c.settlement IN ('paid', 'reshipped')
     GROUP BY c.id
     HAVING count(r.*) <> 1
       OR (c.settlement = 'paid' AND (min(r.amount) IS DISTINCT FROM c.paid_amount OR min(r.kind) <> 'compensation'))`,
  ),
  query(
    'an approved claim has its remedy, and no other claim has one',
    `SELECT d.claim_id, d.decision_no, d.remedy AS decided, r.kind AS opened
     FROM claims.claim_decisions d
     FULL JOIN (SELECT * FROM resolution.remedies WHERE fallback_of IS NULL) r
       ON r.claim_id = d.claim_id AND r.decision_no = d.decision_no
     WHERE d.remedy IS DISTINCT FROM r.kind
       AND coalesce(d.decided_at, '-infinity') < now() - interval '60 seconds'`,
  ),
  query(
    'asked ≥ approved ≥ paid, on every line and claim',
    `SELECT c.id AS claim_id, c.number, c.claimed_amount AS asked, c.approved_amount AS approved, c.paid_amount AS paid
     FROM claims.claims c
     WHERE c.approved_amount > c.claimed_amount OR c.paid_amount > c.approved_amount
       OR EXISTS (SELECT FROM claims.claim_lines l WHERE l.claim_id = c.id AND l.approved_amount > l.claimed_amount)`,
  ),
  query(
    'one open claim per shipment and type',
    `SELECT shipment_id, type, count(*) FROM claims.claims
     WHERE stage NOT IN ('closed', 'cancelled', 'expired') GROUP BY 1, 2 HAVING count(*) > 1`,
  ),
  query(
    'a claim is where the last line of its history says',
    `SELECT c.id AS claim_id, c.stage, h.stage AS told, c.decision, h.decision AS told_decision
     FROM claims.claims c
     CROSS JOIN LATERAL (
       SELECT stage, decision, settlement FROM claims.claim_history WHERE claim_id = c.id ORDER BY id DESC LIMIT 1
     ) h
     WHERE (c.stage, c.decision, c.settlement) IS DISTINCT FROM (h.stage, h.decision, h.settlement)`,
  ),
  query(
    'every claim has its first audit row and its first event',
    `SELECT c.id AS claim_id, c.number FROM claims.claims c
     WHERE NOT EXISTS (SELECT FROM claims.audit_rows a WHERE a.subject = c.id::text)
       OR NOT EXISTS (SELECT FROM claims.outbox_streams s WHERE s.subject = c.id::text)`,
  ),
  query(
    'claims know every shipment that tracking registered a minute ago',
    `SELECT t.id AS shipment_id, t.carrier, t.waybill FROM tracking.shipments t
     LEFT JOIN claims.shipments s ON s.id = t.id
     WHERE s.id IS NULL AND t.created_at < now() - interval '60 seconds'`,
  ),
  query(
    'nobody was told the same thing twice',
    `SELECT recipient_id, dedup_key, rung, channel, count(*) FROM notifications.messages
     GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
  ),
];
