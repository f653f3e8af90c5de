import { testDatabase } from '@tuntas/testing';
import { migrations } from '../../../claims/src/migrations';
import { COUNTED } from '../../../claims/src/queue/queue-counts';
import { DEADLINE, queueWhere } from '../../../claims/src/queue/queue-filter';
import type { Bench, Figure } from '../bench';
import { median } from '../measure';

const ROWS = Number(process.env.BENCH_QUEUE_ROWS ?? 1_000_000);
const shop = '0190a000-0000-7000-8000-000000000001';
const actor = {
  personId: 'agent-1',
  organisationId: null,
  roles: ['agent' as const],
  kind: 'person' as const,
};

/** Open claims of two hundred organisations, a thousand agents and eight types, due within two weeks around now. */
const generated = `
  INSERT INTO claims.shipments (id, organisation_id, carrier, waybill, service, status, shipped_at, pieces, eligibility)
  VALUES ('${shop}', '${shop}', 'jne', 'JN0', 'REG', 'delivered', now(), 1, '{}');
  INSERT INTO claims.claims (id, number, organisation_id, shipment_id, waybill, carrier, type, wish, currency, stage,
    claimant_id, assignee_id, received_at, filed_at, next_due_at, next_clock, updated_at, priority)
  SELECT gen_random_uuid(), 'CLM-2026-' || lpad(n::text, 7, '0'),
    ('0190a000-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid, '${shop}', 'JN' || md5(n::text), 
    (ARRAY['jne', 'jnt', 'sicepat', 'anteraja'])[1 + n % 4], (ARRAY['loss', 'damage', 'late', 'partial_loss'])[1 + n % 4],
    'compensation', 'IDR', (ARRAY['submitted', 'in_review', 'in_review', 'on_hold'])[1 + n % 4], 'shipper',
    CASE WHEN n % 4 = 0 THEN NULL ELSE 'agent-' || n % 1000 END, now(), now() - n % 20 * interval '1 day',
    now() + (n % 20160 - 10080) * interval '1 minute', 'decision', now(), 'normal'
  FROM generate_series(1, $ROWS) n`;

/** Pages, counts and searches of a queue of a million open claims. */
export const queue: Bench = {
  name: 'queue',
  what: `the ops queue with ${ROWS.toLocaleString('en')} open claims`,
  async run(say): Promise<Figure[]> {
    const database = await testDatabase({ service: 'claims', migrations });
    try {
      say('filling');
      // The generator files thousands of claims for one parcel, which nobody else may.
      await database.admin.query('DROP INDEX claims.claims_one_open');
      await database.admin.query('ALTER TABLE claims.claims DISABLE TRIGGER USER');
      for (const statement of generated.replace('$ROWS', String(ROWS)).split(';')) {
        await database.admin.query(statement);
      }
      await database.admin.query('VACUUM ANALYZE claims.claims');
      await database.admin.query('SET ROLE tuntas_claims');
      await database.admin.query(`SET search_path = claims; SET tuntas.scope = '*'`);
      const at = new Date();
      const reader = { actor, at, covered: [], found: null };
      const page = (filter: Parameters<typeof queueWhere>[0], columns = 'claim.id', limit = 26) => {
        const { where, params } = queueWhere(filter, reader);
        return () =>
          database.admin.query(
            `SELECT ${columns} FROM claims claim WHERE ${where} ORDER BY ${DEADLINE}, claim.id LIMIT ${limit}`,
            params,
          );
      };
      const questions: [name: string, ask: () => Promise<unknown>][] = [
        ['first page', page({})],
        ['first page of one agent', page({ assignee: ['agent-7'] })],
        ['first page of nobody’s', page({ assignee: ['nobody'] })],
        ['first page of one organisation', page({ organisationId: [shop] })],
        ['first page of two filters', page({ type: ['loss'], carrier: ['jne'] })],
        ['what a count reads', page({}, 'claim.stage', COUNTED)],
        ['search in waybills', () => database.admin.query(`SELECT claims_like('%cdef12%', 1001)`)],
        ['search by the end of a number', () => database.admin.query(`SELECT claims_like('%0123456', 1001)`)],
      ];
      const figures: Figure[] = [];
      for (const [name, ask] of questions) {
        const took: number[] = [];
        for (let round = 0; round < 9; round += 1) {
          const start = performance.now();
          await ask();
          took.push(performance.now() - start);
        }
        say(name);
        figures.push({ name, value: median(took), unit: 'ms' });
      }
      return figures;
    } finally {
      await database.close();
    }
  },
};
