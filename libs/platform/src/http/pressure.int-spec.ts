import { Controller, Get, Post } from '@nestjs/common';
import { Public } from '../auth/access';
import { SYSTEM_SCOPE } from '../auth/actor';
import { Database } from '../database/database';
import { organisation, type PlatformFixture, platformFixture } from '../platform.fixture';

@Public()
@Controller('parcels')
class ParcelsController {
  constructor(private readonly database: Database) {}

  @Get()
  list() {
    return this.database.read(SYSTEM_SCOPE, (manager) => manager.query('SELECT id FROM parcels'));
  }

  @Post('heavier')
  heavier() {
    return this.database.transaction(SYSTEM_SCOPE, (manager) =>
      manager.query('UPDATE parcels SET weight = weight + 1 RETURNING weight'),
    );
  }
}

describe('a database under pressure', () => {
  let fixture: PlatformFixture;

  beforeAll(async () => {
    fixture = await platformFixture([ParcelsController], {}, { DATABASE_POOL_SIZE: '2' });
    await fixture.database.admin.query('INSERT INTO parcels.parcels (organisation_id) VALUES ($1)', [
      organisation,
    ]);
  });
  afterAll(() => fixture.close());

  const unavailable = {
    statusCode: 503,
    headers: expect.objectContaining({
      'retry-after': '2',
      'content-type': expect.stringContaining('problem+json'),
    }),
  };

  it('answers 503 after a bounded wait when the pool is full, and stays healthy', async () => {
    const database = fixture.app.get(Database);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const holders = [1, 2].map(() => database.read(SYSTEM_SCOPE, () => held));
    const asked = Promise.all(Array.from({ length: 5 }, () => fixture.app.inject({ url: '/parcels' })));
    const ready = await fixture.app.inject({ url: '/health/ready' });
    expect(ready.json()).toMatchObject({ checks: { database: 'ok' } });
    for (const answer of await asked) expect(answer).toMatchObject(unavailable);
    release();
    await Promise.all(holders);
    expect((await fixture.app.inject({ url: '/parcels' })).statusCode).toBe(200);
  });

  it('answers 503 after a bounded wait when a row is locked', async () => {
    await fixture.database.admin.query('BEGIN; SELECT 1 FROM parcels.parcels FOR UPDATE');
    const answer = await fixture.app.inject({ method: 'POST', url: '/parcels/heavier' });
    await fixture.database.admin.query('ROLLBACK');
    expect(answer).toMatchObject(unavailable);
    expect((await fixture.app.inject({ method: 'POST', url: '/parcels/heavier' })).statusCode).toBe(201);
  });

  it('recovers by itself when its connections are cut', async () => {
    await fixture.database.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const answers = [];
    for (let index = 0; index < 4; index += 1) answers.push(await fixture.app.inject({ url: '/parcels' }));
    expect(answers.at(-1)?.statusCode).toBe(200);
    expect(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 503)).toBe(true);
  });
});
