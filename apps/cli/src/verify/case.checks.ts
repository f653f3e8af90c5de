import { type Check, query, YOUNG } from './check';

export const caseChecks: Check[] = [
  query(
    'every settled claim has one completed remedy per decision at most, together of the amount that it says was paid',
    `SELECT c.id AS claim_id, c.number, c.settlement, c.paid_amount, count(r.*) AS completed_remedies
     FROM claims.claims c
     LEFT JOIN resolution.remedies r ON r.claim_id = c.id AND r.state = 'completed'
     WHERE c.settlement IN ('paid', 'reshipped')
     GROUP BY c.id
     HAVING count(r.*) = 0 OR count(r.*) <> count(DISTINCT r.decision_no)
       OR (c.settlement = 'paid'
           AND sum(r.amount) FILTER (WHERE r.kind = 'compensation') IS DISTINCT FROM c.paid_amount)`,
  ),
  query(
    'an approved claim has its remedy, and no other claim has one',
    `SELECT d.claim_id, d.decision_no, d.remedy AS decided, r.kind AS opened
     FROM claims.claim_decisions d
     FULL JOIN (SELECT * FROM resolution.remedies WHERE fallback_of IS NULL) r
       ON r.claim_id = d.claim_id AND r.decision_no = d.decision_no
     WHERE d.remedy IS DISTINCT FROM r.kind
       AND coalesce(d.decided_at, '-infinity') < now() - ${YOUNG}`,
  ),
  query(
    'asked ≥ approved ≥ paid, on every line and claim',
    `SELECT c.id AS claim_id, c.number, c.claimed_amount AS asked, c.approved_amount AS approved, c.paid_amount AS paid
     FROM claims.claims c
     WHERE c.approved_amount > c.claimed_amount OR c.paid_amount > c.approved_amount
       OR EXISTS (SELECT FROM claims.claim_lines l WHERE l.claim_id = c.id AND (l.approved_amount > l.claimed_amount OR l.paid_amount > coalesce(l.approved_amount, 0)))`,
  ),
  query(
    'a merged duplicate was never decided and has no money',
    `SELECT c.id AS claim_id, c.number, c.merged_into FROM claims.claims c
     WHERE c.merged_into IS NOT NULL AND (c.stage <> 'closed' OR c.decision_no > 0 OR c.paid_amount IS NOT NULL
       OR EXISTS (SELECT FROM resolution.remedies r WHERE r.claim_id = c.id))`,
  ),
  query(
    'every automatic decision approves, and names a rule that was active',
    `SELECT d.claim_id, d.decision_no, d.automatic_rule, d.outcome FROM claims.claim_decisions d
     LEFT JOIN claims.auto_approval_rules r ON 'auto/' || r.key || '@' || r.version = d.automatic_rule
     WHERE d.automatic_rule IS NOT NULL
       AND (d.outcome <> 'approved' OR r.activated_at IS NULL OR d.decided_at < r.activated_at)`,
  ),
  query(
    'what is owed back for a parcel that was found was chosen so by its claimant',
    `SELECT p.claim_id, t.payout_id FROM resolution.ledger_transactions t JOIN resolution.payouts p ON p.id = t.payout_id
     JOIN claims.claims c ON c.id = p.claim_id
     WHERE t.kind = 'compensation_repayable' AND c.recovery <> 'take_parcel'`,
  ),
  query(
    'of a claim whose claimant took the found parcel nothing waits to leave, and what had left is owed back',
    `SELECT p.claim_id, p.id AS payout_id, p.state
     FROM resolution.found_parcels f JOIN resolution.payouts p ON p.claim_id = f.claim_id
     WHERE f.choice = 'take_parcel' AND (p.state IN ('awaiting_approval', 'approved', 'scheduled', 'failed')
       OR p.state = 'paid' AND NOT EXISTS (
         SELECT FROM resolution.ledger_transactions t
         WHERE t.payout_id = p.id AND t.kind IN ('compensation_repayable', 'payout_returned')))`,
  ),
  query(
    'a choice about a found parcel that stops or frees money is the one that the claimant made',
    `SELECT f.claim_id, f.choice, c.recovery FROM resolution.found_parcels f
     JOIN claims.claims c ON c.id = f.claim_id WHERE f.choice <> c.recovery`,
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
     WHERE s.id IS NULL AND t.created_at < now() - ${YOUNG}`,
  ),
  query(
    'nobody was told the same thing twice',
    `SELECT recipient_id, dedup_key, rung, channel, count(*) FROM notifications.messages
     GROUP BY 1, 2, 3, 4 HAVING count(*) > 1`,
  ),
];
