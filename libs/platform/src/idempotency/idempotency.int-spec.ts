import { organisation, otherOrganisation, type PlatformFixture, platformFixture } from '../platform.fixture';
import { type Actor, scopeOf } from '../auth/actor';
import { Database } from '../database/database';
import { Idempotency } from './idempotency';
import { IdempotencyPurge } from './idempotency-purge';
import {
  fingerprintOf,
  idempotencyLock,
  type IdempotencyRequest,
  idempotencyScope,
} from './idempotency-request';

const shipper = (organisationId: string): Actor => ({
  personId: 'p',
  organisationId,
  roles: ['shipper'],
  kind: 'person',
});

describe('Idempotency', () => {
  let fixture: PlatformFixture;
  let database: Database;
  let idempotency: Idempotency;

  beforeAll(async () => {
    fixture = await platformFixture();
    database = fixture.app.get(Database);
    idempotency = fixture.app.get(Idempotency);
  });
  afterAll(() => fixture.close());
  beforeEach(() =>
    fixture.database.admin.query('DELETE FROM parcels.parcels; DELETE FROM parcels.idempotency_keys'),
  );

  const request = (change: Partial<IdempotencyRequest> = {}): IdempotencyRequest => ({
    actor: shipper(organisation),
    route: 'POST /parcels',
    key: 'key-1',
    fingerprint: fingerprintOf({ weight: 1 }),
    ...change,
  });
  const addParcel = (asked: IdempotencyRequest, fail = false) =>
    database.transaction(scopeOf(asked.actor), (manager) =>
      idempotency.once(manager, asked, async () => {
        const [parcel] = await manager.query(
          'INSERT INTO parcels (organisation_id) VALUES ($1) RETURNING id, created_at AS "createdAt"',
          [asked.actor.organisationId],
        );
        if (fail) throw new Error('validation');
        return parcel;
      }),
    );
  const parcels = async () => (await fixture.database.admin.query('SELECT 1 FROM parcels.parcels')).rowCount;

  it('gives the same answer again, to the letter', async () => {
    const first = await addParcel(request());
    expect(first.createdAt).toEqual(expect.any(String));
    expect(await addParcel(request())).toEqual(first);
    expect(await parcels()).toBe(1);
  });

  it('refuses the key for another body', async () => {
    await addParcel(request());
    await expect(addParcel(request({ fingerprint: fingerprintOf({ weight: 2 }) }))).rejects.toMatchObject({
      kind: 'unprocessable',
      code: 'idempotency.mismatch',
    });
  });

  it('keeps organisations, routes and keys apart', async () => {
    await addParcel(request());
    await addParcel(request({ actor: shipper(otherOrganisation) }));
    await addParcel(request({ route: 'POST /other' }));
    await addParcel(request({ key: 'key-2' }));
    expect(await parcels()).toBe(4);
  });

  it('stores nothing when the work fails', async () => {
    await expect(addParcel(request(), true)).rejects.toThrow('validation');
    await addParcel(request());
    expect(await parcels()).toBe(1);
  });

  it('has one effect for fifty at once; the others are told to wait or get the answer', async () => {
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => addParcel(request())));
    expect(await parcels()).toBe(1);
    const answers = results.filter((result) => result.status === 'fulfilled');
    expect(answers.length).toBeGreaterThanOrEqual(1);
    expect(new Set(answers.map(({ value }) => JSON.stringify(value))).size).toBe(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({
          kind: 'conflict',
          code: 'idempotency.in_flight',
          retriable: true,
        });
      }
    }
  });

  it('serves a one-statement hot path: fifty at once, one effect, then the same answer', async () => {
    const asked = request();
    const file = async () => {
      const rows = await database.statement<{ response: unknown }>({
        name: 'file-parcel',
        text: `
          WITH scope AS MATERIALIZED (
            SELECT set_config('tuntas.scope', $1, true) WHERE pg_try_advisory_xact_lock($2)
          ), answer AS (
            INSERT INTO idempotency_keys (scope, route, key, fingerprint, response)
            SELECT $3, $4, $5, $6, '{"id":"new"}' FROM scope
            ON CONFLICT DO NOTHING RETURNING response
          ), parcel AS (
            INSERT INTO parcels (organisation_id) SELECT $1::uuid FROM answer
          )
          SELECT response FROM answer`,
        values: [
          scopeOf(asked.actor),
          idempotencyLock(asked),
          idempotencyScope(asked.actor),
          asked.route,
          asked.key,
          asked.fingerprint,
        ],
      });
      return rows[0]?.response ?? idempotency.replayOrRefuse(asked);
    };
    const results = await Promise.allSettled(Array.from({ length: 50 }, file));
    expect(await parcels()).toBe(1);
    for (const result of results) {
      if (result.status === 'fulfilled') expect(result.value).toEqual({ id: 'new' });
      else expect(result.reason).toMatchObject({ code: 'idempotency.in_flight' });
    }
    expect(await file()).toEqual({ id: 'new' });
    await expect(idempotency.replayOrRefuse({ ...asked, fingerprint: 'x' })).rejects.toMatchObject({
      code: 'idempotency.mismatch',
    });
  });

  it('forgets keys after two days, in batches', async () => {
    await fixture.database.admin.query(
      `INSERT INTO parcels.idempotency_keys (scope, route, key, fingerprint, response, created_at)
       SELECT 's', 'r', n::text, 'f', '{}'::jsonb, now() - interval '49 hours' FROM generate_series(1, 1500) n
       UNION ALL SELECT 's', 'r', 'young', 'f', '{}'::jsonb, now() - interval '47 hours'`,
    );
    const purge = fixture.app.get(IdempotencyPurge);
    expect([await purge.purgeBatch(), await purge.purgeBatch(), await purge.purgeBatch()]).toEqual([
      1_000, 500, 0,
    ]);
    const { rows } = await fixture.database.admin.query('SELECT key FROM parcels.idempotency_keys');
    expect(rows).toEqual([{ key: 'young' }]);
  });
});
