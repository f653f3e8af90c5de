import { spawn } from 'node:child_process';
import { waitFor } from '@tuntas/testing';
import { services } from '@tuntas/contracts';
import { compiled } from '../../../deploy/local/host/checkout';
import { compare, type Counts, type Effect, type Finding, type Ledger } from './ledger';
import type { System } from './system';
import { pause } from './wait';

/** Where each effect leaves its mark; `$1` are the marks that were told. */
const traces: Readonly<Record<Effect, string>> = {
  shipment: 'SELECT waybill AS mark FROM tracking.shipments WHERE waybill = ANY($1)',
  scan: 'SELECT hub AS mark FROM tracking.scans WHERE hub = ANY($1)',
  incident: 'SELECT client_id::text AS mark FROM claims.incidents WHERE client_id = ANY($1::uuid[])',
  claim: 'SELECT external_reference AS mark FROM claims.claims WHERE external_reference = ANY($1)',
  evidence: `SELECT split_part(file_name, '.', 1) AS mark FROM claims.evidence WHERE split_part(file_name, '.', 1) = ANY($1)`,
  message: 'SELECT body AS mark FROM claims.claim_messages WHERE body = ANY($1)',
  decision: 'SELECT reason_text AS mark FROM claims.claim_decisions WHERE reason_text = ANY($1)',
  appeal: `SELECT reason AS mark FROM claims.claim_history WHERE what = 'claim.appealed' AND reason = ANY($1)`,
  cancellation: `SELECT reason AS mark FROM claims.claim_history WHERE what = 'claim.cancelled' AND reason = ANY($1)`,
  approval:
    'SELECT id::text AS mark FROM resolution.payouts WHERE approved_at IS NOT NULL AND id = ANY($1::uuid[])',
  'delivery answer': `SELECT shipment_id || ' ' || answer AS mark FROM claims.delivery_answers
    WHERE shipment_id || ' ' || answer = ANY($1)`,
};

/** Looks up every answer that somebody was given. */
export async function lookUp({ look }: System, ledger: Ledger): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const effect of Object.keys(traces) as Effect[]) {
    const intents = ledger.of(effect);
    const sql = `SELECT mark, count(*)::int AS n FROM (${traces[effect]}) AS found GROUP BY mark`;
    const rows = await look<{ mark: string; n: number }>(sql, [intents.map(({ mark }) => mark)]);
    const counts: Counts = new Map(rows.map(({ mark, n }) => [mark, n]));
    findings.push(...compare(intents, counts));
  }
  return findings;
}

const withTimers = services.filter((service) => service !== 'gateway');
const sumOver = (names: readonly string[], sql: (service: string) => string): string =>
  names.map((name) => `(${sql(name)})`).join(' + ');

const waiting = `SELECT
  ${sumOver(services, (s) => `SELECT count(*) FROM ${s}.outbox WHERE published_at IS NULL`)} AS unpublished,
  ${sumOver(withTimers, (s) => `SELECT count(*) FROM ${s}.timers WHERE state = 'pending' AND due_at < now()`)} AS overdue,
  ${sumOver(withTimers, (s) => `SELECT count(*) FROM ${s}.parked_events`)} AS parked,
  (SELECT count(*) FROM resolution.payouts WHERE state IN ('approved', 'scheduled', 'submitted', 'unknown')) AS payouts,
  (SELECT count(*) FROM notifications.webhook_deliveries WHERE state IN ('waiting', 'sending')) AS webhooks`;

const moved = `SELECT
  ${sumOver(services, (s) => `SELECT coalesce(sum(last_seq), 0) FROM ${s}.outbox_streams`)} AS said,
  ${sumOver(withTimers, (s) => `SELECT coalesce(sum(last_seq), 0) FROM ${s}.inbox_streams`)} AS heard`;

const STILL_FOR = 5_000;
const VERIFIES_WITHIN = 30_000;

/** Until nothing waits and nothing has moved for some seconds. */
export async function quiet({ look }: System, timeout: number): Promise<void> {
  let since = Date.now();
  let before = '';
  await waitFor(
    async () => {
      const [waits, moves] = [await look(waiting), await look(moved)];
      const now = JSON.stringify([waits, moves]);
      if (now !== before) [since, before] = [Date.now(), now];
      const rest = Object.values(waits[0] ?? {}).every((count) => Number(count) === 0);
      if (rest && Date.now() - since >= STILL_FOR) return true;
      throw new Error(now);
    },
    { timeout, every: 500, what: 'everything to be quiet' },
  );
}

export interface Verified {
  readonly holds: boolean;
  /** What it printed. */
  readonly output: string;
}

/** `npm run verify -- --still`, which forgives nothing as young; again while a last timer may be about to ring. */
export async function verify({ stack }: Pick<System, 'stack'>): Promise<Verified> {
  const until = Date.now() + VERIFIES_WITHIN;
  for (;;) {
    const verified = await verifyOnce(stack.environment());
    if (verified.holds || Date.now() > until) return verified;
    await pause(1_000);
  }
}

function verifyOnce(environment: NodeJS.ProcessEnv): Promise<Verified> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [compiled('apps/cli/src/verify.js'), '--still'], {
      env: { ...process.env, ...environment },
    });
    let output = '';
    const hear = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => resolve({ holds: code === 0, output }));
  });
}

/** Deliveries that the system believes were taken, and the receiver does not. */
export async function unheard({ look }: System, heard: ReadonlySet<string>): Promise<string[]> {
  const delivered = await look<{ id: string }>(
    `SELECT id FROM notifications.webhook_deliveries WHERE state = 'delivered'`,
  );
  return delivered.map(({ id }) => id).filter((id) => !heard.has(id));
}
