import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { type Actor, SYSTEM_SCOPE } from '../auth/actor';
import { Database } from '../database/database';
import { organisation, otherOrganisation, type PlatformFixture, platformFixture } from '../platform.fixture';
import { Audit } from './audit';
import { auditHeadsFile } from './audit-heads';
import { AuditSealing } from './audit-sealing';
import { type AuditFinding, verifyAuditChain } from './verify-audit-chain';

const agent: Actor = { personId: 'agent-1', organisationId: null, roles: ['agent'], kind: 'person' };

describe('the audit chain', () => {
  let fixture: PlatformFixture;
  let database: Database;
  let audit: Audit;
  let sealing: AuditSealing;
  let headsFile: string;

  beforeAll(async () => {
    fixture = await platformFixture();
    database = fixture.app.get(Database);
    audit = fixture.app.get(Audit);
    sealing = fixture.app.get(AuditSealing);
    headsFile = auditHeadsFile(fixture.config.STATE_DIR, 'parcels');
    // The tests say when to seal.
    await sealing.beforeApplicationShutdown();
  });
  afterAll(() => fixture.close());

  const admin = (sql: string, values: unknown[] = []) => fixture.database.admin.query(sql, values);
  /** What somebody with a superuser's rights can do. */
  const tamper = async (sql: string, values: unknown[] = []) => {
    await admin(`SET session_replication_role = replica`);
    await admin(sql, values);
    await admin(`SET session_replication_role = origin`);
  };
  const write = (owner: string | null, action: string) =>
    database.transaction(SYSTEM_SCOPE, (manager) =>
      audit.append(manager, {
        organisationId: owner,
        subject: 'parcel-1',
        action,
        actor: agent,
        details: { n: 1 },
      }),
    );
  const verify = () => verifyAuditChain(fixture.database.admin, 'parcels', headsFile);
  const idOf = async (action: string): Promise<string> => {
    const { rows } = await admin('SELECT id FROM parcels.audit_rows WHERE action = $1', [action]);
    return rows[0].id;
  };
  const named = (findings: AuditFinding[]) => findings.map(({ problem, auditId }) => [problem, auditId]);

  beforeEach(async () => {
    await tamper('TRUNCATE parcels.audit_rows, parcels.audit_seals, parcels.audit_unsealed');
    await rm(headsFile, { force: true });
    for (const action of ['a1', 'a2', 'a3', 'a4']) await write(organisation, action);
    await write(otherOrganisation, 'b1');
    await write(null, 'system');
    await sealing.sealAll();
  });

  it('is intact when nobody touched it, over several seals', async () => {
    await write(organisation, 'a5');
    await sealing.sealAll();
    await sealing.sealAll();
    expect(await verify()).toEqual([]);
    const { rows } = await admin(
      `SELECT max(position) AS top, count(*) FROM parcels.audit_seals WHERE organisation_id = $1`,
      [organisation],
    );
    expect(rows).toEqual([{ top: 5, count: 5 }]);
  });

  it.each([
    'UPDATE audit_rows SET action = $1',
    'DELETE FROM audit_rows WHERE action = $1',
    'DELETE FROM audit_seals WHERE hash = $1',
  ])('refuses the service’s own %s', async (text) => {
    await expect(database.statement({ text, values: ['x'] })).rejects.toThrow(/permission denied/);
  });

  it.each([
    'UPDATE parcels.audit_rows SET action = action',
    'DELETE FROM parcels.audit_rows',
    'TRUNCATE parcels.audit_rows',
    'DELETE FROM parcels.audit_seals',
  ])('refuses even the owner’s %s', async (sql) => {
    await expect(admin(sql)).rejects.toThrow(/append-only/);
  });

  it.each([
    ['action', `action = 'forged'`],
    ['actor', `actor_id = 'somebody'`],
    ['reason', `reason = 'because'`],
    ['details', `details = '{"n": 2}'`],
    ['organisation', `organisation_id = '${otherOrganisation}'`],
    ['time by a microsecond', `time = time + interval '1 microsecond'`],
  ])('names a row whose %s was edited', async (_, change) => {
    const id = await idOf('a2');
    await tamper(`UPDATE parcels.audit_rows SET ${change} WHERE id = $1`, [id]);
    expect(await verify()).toEqual([
      { service: 'parcels', organisationId: organisation, position: 2, auditId: id, problem: 'edited' },
    ]);
  });

  it('names a deleted row', async () => {
    const id = await idOf('a3');
    await tamper('DELETE FROM parcels.audit_rows WHERE id = $1', [id]);
    expect(named(await verify())).toEqual([['deleted', id]]);
  });

  it('names both of two swapped rows', async () => {
    const [first, second] = [await idOf('a2'), await idOf('a3')];
    await tamper(
      `UPDATE parcels.audit_rows r SET action = o.action, time = o.time FROM parcels.audit_rows o
       WHERE (r.id, o.id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [first, second],
    );
    expect(named(await verify())).toEqual([
      ['edited', first],
      ['edited', second],
    ]);
  });

  it('names seals that changed places', async () => {
    await tamper(`UPDATE parcels.audit_seals SET position = 9 WHERE organisation_id = $1 AND position = 2`, [
      organisation,
    ]);
    await tamper(`UPDATE parcels.audit_seals SET position = 2 WHERE organisation_id = $1 AND position = 3`, [
      organisation,
    ]);
    await tamper(`UPDATE parcels.audit_seals SET position = 3 WHERE organisation_id = $1 AND position = 9`, [
      organisation,
    ]);
    const problems = (await verify()).map(({ problem, position }) => [problem, position]);
    expect(problems).toEqual(
      expect.arrayContaining([
        ['reordered', 2],
        ['reordered', 3],
      ]),
    );
  });

  it('names the place of a row that is gone with its seal', async () => {
    const id = await idOf('a2');
    await tamper('DELETE FROM parcels.audit_rows WHERE id = $1', [id]);
    await tamper('DELETE FROM parcels.audit_seals WHERE audit_id = $1', [id]);
    expect(await verify()).toContainEqual({
      service: 'parcels',
      organisationId: organisation,
      position: 2,
      auditId: null,
      problem: 'seal_missing',
    });
  });

  it('sees a tail that was cut, by the head outside the database', async () => {
    const id = await idOf('a4');
    await tamper('DELETE FROM parcels.audit_rows WHERE id = $1', [id]);
    await tamper('DELETE FROM parcels.audit_seals WHERE audit_id = $1', [id]);
    expect(await verify()).toEqual([
      { service: 'parcels', organisationId: organisation, position: 4, auditId: null, problem: 'cut' },
    ]);
  });

  it('sees a chain that was rewritten soundly, by the head outside the database', async () => {
    await tamper(`UPDATE parcels.audit_rows SET reason = 'forged' WHERE action = 'a4'`);
    await tamper('TRUNCATE parcels.audit_seals');
    await tamper('INSERT INTO parcels.audit_unsealed SELECT id FROM parcels.audit_rows');
    const kept = await readFile(headsFile, 'utf8');
    await sealing.sealAll();
    await writeFile(headsFile, kept);
    expect(named(await verify())).toEqual([['rewritten', await idOf('a4')]]);
  });

  it('names a row that was taken out of the queue before it was sealed', async () => {
    await write(organisation, 'hidden');
    await admin('DELETE FROM parcels.audit_unsealed');
    await sealing.sealAll();
    expect(named(await verify())).toEqual([['unsealed', await idOf('hidden')]]);
  });

  it('chains rows that commit late behind those sealed before them', async () => {
    let commit = () => {};
    const held = new Promise<void>((resolve) => (commit = resolve));
    let written = () => {};
    const ready = new Promise<void>((resolve) => (written = resolve));
    const late = database.transaction(SYSTEM_SCOPE, async (manager) => {
      await audit.append(manager, {
        organisationId: organisation,
        subject: 's',
        action: 'late',
        actor: agent,
      });
      written();
      await held;
    });
    await ready;
    await write(organisation, 'early');
    await sealing.sealAll();
    commit();
    await late;
    await sealing.sealAll();
    expect(await verify()).toEqual([]);
    const { rows } = await admin(
      `SELECT a.action FROM parcels.audit_seals s JOIN parcels.audit_rows a ON a.id = s.audit_id
       WHERE s.organisation_id = $1 AND s.position > 4 ORDER BY s.position`,
      [organisation],
    );
    expect(rows.map(({ action }) => action)).toEqual(['early', 'late']);
  });

  it('has one sealer at a time and loses nothing', async () => {
    await database.transaction(SYSTEM_SCOPE, (manager) =>
      audit.append(
        manager,
        Array.from({ length: 2_500 }, (_, index) => ({
          organisationId: organisation,
          subject: 's',
          action: `bulk-${index}`,
          actor: agent,
        })),
      ),
    );
    await Promise.all(Array.from({ length: 4 }, () => sealing.sealAll()));
    await sealing.sealAll();
    expect(await verify()).toEqual([]);
    expect((await admin('SELECT 1 FROM parcels.audit_unsealed')).rowCount).toBe(0);
  });

  it('leaves no row where the change was rolled back', async () => {
    const work = database.transaction(SYSTEM_SCOPE, async (manager) => {
      await audit.append(manager, {
        organisationId: organisation,
        subject: 's',
        action: 'undone',
        actor: agent,
      });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect((await admin(`SELECT 1 FROM parcels.audit_rows WHERE action = 'undone'`)).rowCount).toBe(0);
  });

  it('shows an organisation its own rows only', async () => {
    const seen = await database.read(otherOrganisation, (manager) =>
      manager.query('SELECT action FROM audit_rows'),
    );
    expect(seen).toEqual([{ action: 'b1' }]);
  });

  it('passes over half a line a crash left in the heads file', async () => {
    await appendFile(headsFile, '{"time":"2026-');
    expect(await verify()).toEqual([]);
  });
});
