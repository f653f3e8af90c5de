import { z } from 'zod';
import { type Check, query } from './check';

const book = z.object({ count: z.number(), totals: z.record(z.string(), z.number()) });

/**
 * The bank's own book and ours, per currency, of what was paid through it; what is still on its way is named by the
 * payouts' states. What left by bank file is held against statements instead.
 */
const bankAgrees: Check = {
  promise: "the ledger equals the bank's own book",
  findings: async ({ database, bank }) => {
    if (!bank) return [];
    const response = await fetch(`${bank.url}/book`, { headers: { authorization: `Bearer ${bank.key}` } });
    if (!response.ok) return [`the bank's book cannot be read: HTTP ${response.status}`];
    const theirs = book.parse(await response.json());
    const unsure = await database.query(
      `SELECT FROM resolution.payouts 
       WHERE method = 'provider' AND state IN ('approved', 'scheduled', 'submitted', 'unknown') LIMIT 1`,
    );
    if (unsure.rowCount) return [];
    const { rows: ours } = await database.query<{ currency: string; amount: string; count: string }>(`
      SELECT e.currency, -sum(e.amount) AS amount, count(*) AS count FROM resolution.ledger_entries e
      JOIN resolution.ledger_transactions t ON t.id = e.transaction_id AND t.kind = 'payout_paid'
      JOIN resolution.payouts p ON p.id = t.payout_id AND p.method = 'provider'
      WHERE e.account = 'cash_clearing' GROUP BY e.currency`);
    const left = new Map(ours.map((row) => [row.currency, Number(row.amount)]));
    const booked = ours.reduce((sum, row) => sum + Number(row.count), 0);
    return [
      ...[...new Set([...left.keys(), ...Object.keys(theirs.totals)])]
        .filter((currency) => (left.get(currency) ?? 0) !== (theirs.totals[currency] ?? 0))
        .map(
          (currency) =>
            `${currency}: ledger ${left.get(currency) ?? 0}, bank ${theirs.totals[currency] ?? 0}`,
        ),
      ...(booked === theirs.count ? [] : [`transfers: ledger ${booked}, bank ${theirs.count}`]),
    ];
  },
};

export const moneyChecks: Check[] = [
  query(
    'every ledger transaction, and so the ledger, is zero per currency',
    `SELECT transaction_id, currency, sum(amount) AS off_by FROM resolution.ledger_entries
     GROUP BY transaction_id, currency HAVING sum(amount) <> 0`,
  ),
  query(
    'no ledger transaction is without entries',
    `SELECT t.id AS transaction_id, t.kind FROM resolution.ledger_transactions t
     WHERE NOT EXISTS (SELECT FROM resolution.ledger_entries e WHERE e.transaction_id = t.id)`,
  ),
  query(
    'claims payable holds exactly the compensation that is still owed, per currency',
    `WITH owed AS (
       SELECT currency, sum(amount) AS amount FROM resolution.payouts WHERE state NOT IN ('paid', 'rejected') GROUP BY 1
     ), booked AS (
       SELECT currency, -sum(amount) AS amount FROM resolution.ledger_entries
       WHERE account = 'claims_payable' GROUP BY 1
     )
     SELECT currency, coalesce(o.amount, 0) AS owed, coalesce(b.amount, 0) AS booked
     FROM owed o FULL JOIN booked b USING (currency) WHERE coalesce(o.amount, 0) <> coalesce(b.amount, 0)`,
  ),
  query(
    'every payout that money was paid for has one ledger transaction of its amount, and no other payout has one',
    `SELECT p.id AS payout_id, p.state, p.amount, p.currency, count(e.*) AS bookings, -sum(e.amount) AS booked
     FROM resolution.payouts p
     LEFT JOIN resolution.ledger_transactions t ON t.payout_id = p.id AND t.kind = 'payout_paid'
     LEFT JOIN resolution.ledger_entries e ON e.transaction_id = t.id AND e.account = 'cash_clearing'
     GROUP BY p.id
     HAVING CASE WHEN p.state = 'paid' AND p.amount > 0
       THEN count(e.*) <> 1 OR -sum(e.amount) <> p.amount OR min(e.currency) <> p.currency
       ELSE count(e.*) <> 0 END`,
  ),
  query(
    'a payout pays what its remedy promises or what came back, and never above the limit without a second person',
    `SELECT p.id AS payout_id, p.amount, p.netted, coalesce(-back.amount, r.amount) AS promised, p.approved_by,
            p.first_approved_by, r.decided_by
     FROM resolution.payouts p JOIN resolution.remedies r ON r.id = p.remedy_id
     LEFT JOIN resolution.ledger_entries back ON back.transaction_id = p.pays_return AND back.account = 'shipper_credit'
     WHERE p.amount + p.netted <> coalesce(-back.amount, r.amount) OR p.currency <> r.currency
       OR (p.pays_return IS NOT NULL AND back.amount IS NULL)
       OR p.approved_by IN (r.decided_by, p.first_approved_by)
       OR (p.approved_by = 'rule' AND p.amount > coalesce(p.approval_limit, 0))`,
  ),
  query(
    'what came back is paid again once at most, and a debt for it stands in the books as long as it is',
    `SELECT b.id AS returned, b.payout_id, count(p.*) AS paid_again
     FROM resolution.ledger_transactions b
     LEFT JOIN resolution.payouts p ON p.pays_return = b.id AND p.state <> 'rejected'
     WHERE b.kind = 'payout_returned' GROUP BY b.id HAVING count(p.*) > 1
     UNION ALL
     SELECT p.pays_return, p.id, count(t.*) FROM resolution.payouts p
     LEFT JOIN resolution.ledger_transactions t ON t.reference_id = p.id
       AND (t.kind = 'payout_owed_again' OR t.kind = 'payout_owed_again_reversed' AND p.state = 'rejected')
     WHERE p.pays_return IS NOT NULL GROUP BY p.id
     HAVING count(t.*) <> CASE WHEN p.state = 'rejected' THEN 2 ELSE 1 END`,
  ),
  query(
    'what a payout says was netted is what stands in the books, and comes back when it is given up',
    `SELECT p.id AS payout_id, p.state, p.netted, sum(n.amount) AS noted, sum(e.amount) AS booked
     FROM resolution.payouts p
     LEFT JOIN resolution.payout_nettings n ON n.payout_id = p.id
     LEFT JOIN LATERAL (
       SELECT -sum(e.amount) AS amount FROM resolution.ledger_transactions t
       JOIN resolution.ledger_entries e ON e.transaction_id = t.id AND e.account = 'shipper_credit'
       WHERE t.reference_id = n.id AND t.kind IN ('debt_netted', 'debt_netted_reversed')
     ) e ON true
     GROUP BY p.id
     HAVING p.netted <> coalesce(sum(n.amount), 0)
       OR coalesce(sum(e.amount), 0) <> CASE WHEN p.state = 'rejected' THEN 0 ELSE p.netted END`,
  ),
  query(
    'a shipper is owed nothing but money that came back: nobody nets or repays more than was paid too much',
    `SELECT t.payout_id, e.currency, sum(e.amount) AS owed_by_shipper
     FROM resolution.ledger_entries e JOIN resolution.ledger_transactions t ON t.id = e.transaction_id
     WHERE e.account = 'shipper_credit' GROUP BY t.payout_id, e.currency
     HAVING sum(e.amount) < coalesce(sum(e.amount) FILTER (WHERE t.kind = 'payout_returned'), 0)`,
  ),
  query(
    'a compensation has one first payout, completed exactly when it is paid',
    `SELECT r.id AS remedy_id, r.state AS remedy, p.state AS payout
     FROM resolution.remedies r LEFT JOIN resolution.payouts p
       ON p.remedy_id = r.id AND p.pays_return IS NULL
     WHERE r.kind = 'compensation' AND r.amount > 0 AND (p.id IS NULL OR (r.state = 'completed') <> (p.state = 'paid'))`,
  ),
  query(
    'what left by bank file is in one file per attempt, and a cancelled file holds no payout back',
    `SELECT p.id AS payout_id, p.state, s.attempt, f.number, f.state AS file
     FROM resolution.payout_submissions s JOIN resolution.payouts p ON p.id = s.payout_id
     LEFT JOIN resolution.bank_files f ON f.id = s.bank_file_id
     WHERE p.method = 'bank_file' AND (f.id IS NULL
       OR f.state = 'cancelled' AND p.provider_key = s.provider_key AND p.state = 'submitted')`,
  ),
  query(
    'every line of a statement that settled a payout has its booking, and no payout has two such lines',
    `SELECT l.payout_id, count(*) AS lines, p.state FROM resolution.statement_lines l
     JOIN resolution.payouts p ON p.id = l.payout_id WHERE l.state IN ('matched', 'confirmed')
     GROUP BY l.payout_id, p.state HAVING count(*) <> 1 OR p.state <> 'paid'`,
  ),
  query(
    'what is receivable from carriers is what recoveries say is outstanding, per currency',
    `WITH owed AS (
       SELECT currency, sum(amount - received - written_off) AS amount FROM resolution.recoveries GROUP BY 1
     ), booked AS (
       SELECT currency, sum(amount) AS amount FROM resolution.ledger_entries
       WHERE account = 'carrier_recovery_receivable' GROUP BY 1
     )
     SELECT currency, coalesce(o.amount, 0) AS owed, coalesce(b.amount, 0) AS booked
     FROM owed o FULL JOIN booked b USING (currency) WHERE coalesce(o.amount, 0) <> coalesce(b.amount, 0)`,
  ),
  query(
    'nothing the bank said contradicts what was ordered',
    `SELECT payout_id, kind, seen_at FROM resolution.bank_discrepancies`,
  ),
  bankAgrees,
];
