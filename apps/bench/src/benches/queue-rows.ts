import type { RunningStack } from '../../../e2e/support/running-stack';

type Database = RunningStack['database'];

/** Open claims of two hundred organisations, a thousand agents, some rare values, due within two weeks around now. */
const claims = `
  INSERT INTO claims.claims (id, number, organisation_id, shipment_id, waybill, carrier, type, wish, currency, stage,
    claimant_id, assignee_id, received_at, filed_at, next_due_at, next_clock, updated_at, priority)
  SELECT gen_random_uuid(), 'BIG-2026-' || lpad(n::text, 7, '0'),
    ('0190a000-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid, $1, 'JN' || md5(n::text),
    CASE WHEN n % 5000 = 7 THEN 'sapx' ELSE (ARRAY['jne', 'jnt', 'sicepat', 'anteraja'])[1 + n / 7 % 4] END,
    (ARRAY['loss', 'damage', 'late', 'partial_loss'])[1 + n / 3 % 4], 'compensation', 'IDR',
    (ARRAY['submitted', 'in_review', 'in_review', 'on_hold'])[1 + n % 4], 'shipper-' || n % 5000,
    CASE WHEN n % 4 = 0 THEN NULL ELSE 'agent-' || n % 1000 END, now(), now() - n % 20 * interval '1 day',
    now() + (n % 20160 - 10080) * interval '1 minute', 'decision', now(),
    CASE WHEN n % 2000 = 11 THEN 'urgent' ELSE 'normal' END
  FROM generate_series(1, $2::int) n`;

/** Recipients with one of ten thousand names. */
const recipients = `
  INSERT INTO tracking.consignees (shipment_id, organisation_id, name, locale)
  SELECT uuidv7(), '0190a000-0000-7000-8000-000000000001',
    initcap(translate(left(md5((n % 100)::text), 6), '0123456789', 'aiueolmnrs')) || ' ' ||
    initcap(translate(left(md5((n % 9973)::text), 8), '0123456789', 'aiueolmnrs')), 'id'
  FROM generate_series(1, $1::int) n`;

/** Puts a desk's year into the databases of a stack: claims for one parcel that is there, and as many recipients. */
export async function fillQueue(database: Database, shipmentId: string, rows: number): Promise<void> {
  // The generator files thousands of claims for one parcel, which nobody else may; and a million rows one by one into
  // every index would take longer than the bench.
  await database.query('DROP INDEX claims.claims_one_open');
  await database.query('ALTER TABLE claims.claims DISABLE TRIGGER USER');
  await database.query('ALTER TABLE tracking.consignees DROP CONSTRAINT consignees_shipment_id_fkey');
  await withoutIndexes(database, 'claims.claims', () => database.query(claims, [shipmentId, rows]));
  await withoutIndexes(database, 'tracking.consignees', () => database.query(recipients, [rows]));
  await database.query('VACUUM ANALYZE claims.claims');
  await database.query('VACUUM ANALYZE tracking.consignees');
}

async function withoutIndexes(
  database: Database,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const { rows } = await database.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await database.query(`DROP INDEX ${name}`);
  await fill();
  for (const { definition } of rows) await database.query(definition);
}
