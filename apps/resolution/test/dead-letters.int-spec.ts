import { v7 } from 'uuid';
import { finance, operator, ResolutionFixture } from './resolution.fixture';

const admin = { personId: 'admin-1', organisationId: operator, roles: ['admin' as const] };

const headers = { authorization: 'Bearer a-service-token-of-at-least-32-characters' };

describe('the dead letters of a service', () => {
  let fixture: ResolutionFixture;
  beforeAll(async () => {
    fixture = await ResolutionFixture.start();
  });
  afterAll(() => fixture.close());

  const buried = async () => {
    const id = v7();
    await fixture.rows(
      `INSERT INTO dead_letters (id, topic, partition, "offset", digest, headers, reason, attempts)
       VALUES ($1, 'claims', 0, 7, $2, '{}', 'It is no event', 3)`,
      [id, id],
    );
    return id;
  };
  const act = (path: string, body?: object, as = admin) =>
    fixture.call(`/dead-letters/${path}`, { method: 'POST', as, body });

  it('are listed with their reason, for administrators', async () => {
    const id = await buried();
    const listed = await fixture.call('/dead-letters', { as: admin });
    expect(listed.json()).toMatchObject({
      items: [{ id, reason: 'It is no event', attempts: 3, waiting: 0 }],
    });
    expect((await fixture.call('/dead-letters', { as: finance })).statusCode).toBe(403);
    expect((await fixture.call('/dead-letters/gaps', { as: admin })).json()).toEqual({ items: [] });
  });

  it('are discarded with a reason that stays', async () => {
    const id = await buried();
    expect((await act(`${id}/discard`, {})).statusCode).toBe(400);
    expect((await act(`${id}/discard`, { reason: 'sent by a test tool' })).statusCode).toBe(204);
    const kept = await fixture.rows('SELECT action, actor_id, reason FROM audit_rows WHERE subject = $1', [
      `dead_letter:${id}`,
    ]);
    expect(kept).toEqual([
      { action: 'dead_letter.discarded', actor_id: 'admin-1', reason: 'sent by a test tool' },
    ]);
    const gone = await act(`${id}/discard`, { reason: 'once more' });
    expect(gone.json()).toMatchObject({ status: 404, code: 'dead_letter.not_found' });
  });

  it('are discarded from the command line with a reason that stays as well', async () => {
    const id = await buried();
    const discard = (body: object) =>
      fixture.call(`/internal/dead-letters/${id}/discard`, { method: 'POST', as: null, headers, body });
    expect((await discard({})).statusCode).toBe(400);
    expect((await discard({ reason: 'void since the restore' })).statusCode).toBe(204);
    const kept = await fixture.rows('SELECT actor_id, channel, reason FROM audit_rows WHERE subject = $1', [
      `dead_letter:${id}`,
    ]);
    expect(kept).toEqual([{ actor_id: 'system', channel: 'cli', reason: 'void since the restore' }]);
  });

  it('say how many they are, and what waits, when the gateway asks', async () => {
    const answer = await fixture.call('/internal/system', { as: null, headers });
    expect(answer.json()).toMatchObject({
      service: 'resolution',
      checks: { database: 'ok' },
      outbox: { depth: 0 },
      timers: { pending: 0, overdue: 0 },
    });
    expect(answer.json<{ deadLetters: number }>().deadLetters).toBeGreaterThan(0);
    expect((await fixture.call('/internal/system', { as: admin })).statusCode).toBe(401);
  });
});
