import { type NewEvent } from '@tuntas/messaging';
import { CONFIG, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { waitFor } from '@tuntas/testing';
import { Webhook } from 'standardwebhooks';
import { v7 } from 'uuid';
import {
  type NotificationsFixture,
  notificationsFixture,
  type Somebody,
} from '../../test/notifications.fixture';
import { type Receiver, receiverFixture } from '../../test/receiver.fixture';
import type { NotificationsConfig } from '../config';
import { ResealService } from './reseal.service';
import { seal } from './secret-box';
import { newSecret } from './signature';

let service: NotificationsFixture;
let receiver: Receiver;
beforeAll(async () => {
  service = await notificationsFixture({ WEBHOOK_ALLOW_PRIVATE: '1', WEBHOOK_TIMEOUT_MS: '1500' });
  receiver = await receiverFixture();
});
afterAll(async () => {
  await service.close();
  await receiver.close();
});

interface Attempt {
  status: number | null;
  error: string | null;
}
interface Delivery {
  id: string;
  state: string;
  sequence: number;
  eventType: string;
  attempts: Attempt[];
  nextAttemptAt: string | null;
}

const endpointAt = async (somebody: Somebody, path: string, more: object = {}) => {
  const { status, body } = await service.call(somebody, 'POST', '/webhooks', {
    url: receiver.url(path),
    ...more,
  });
  expect(status).toBe(201);
  return body as { id: string; secret: string };
};
const deliveriesOf = async (somebody: Somebody, id: string): Promise<Delivery[]> =>
  (await service.call(somebody, 'GET', `/webhooks/${id}/deliveries?sort=createdAt&limit=100`)).body.items;
const firstThat = (somebody: Somebody, id: string, holds: (delivery: Delivery) => boolean) =>
  waitFor(async () => (await deliveriesOf(somebody, id)).find(holds), {
    timeout: 15_000,
    what: 'the delivery',
  });

/** After `tries` attempts, when nothing is under way. */
const tried =
  (tries: number) =>
  ({ attempts, state }: Delivery): boolean =>
    attempts.length === tries && state !== 'sending';

/** An organisation with an endpoint that behaves in a way of its own, and one claim filed. */
async function delivered(path: string) {
  const sari = await service.somebody('shipper');
  const endpoint = await endpointAt(sari, path);
  const claim = service.claimOf(sari);
  await service.say(claim.submitted());
  return { sari, endpoint, claim };
}

it('delivers what happens to the organisation’s own cases, signed and numbered per case', async () => {
  const sari = await service.somebody('shipper');
  const stranger = await service.somebody('shipper');
  const { id, secret } = await endpointAt(sari, '/own');
  const [mine, theirs] = [service.claimOf(sari), service.claimOf(stranger)];
  const paid = { amount: { amount: 130_000, currency: 'IDR' }, paidAt: '2026-03-02T03:00:00.000Z' };
  const { claimId, organisationId } = mine;
  await service.say(
    mine.submitted(),
    theirs.submitted(),
    mine.event('sla.warned', {
      clock: 'decision',
      generation: 1,
      dueAt: '2026-03-11T10:00:00Z',
      late: false,
    }),
  );
  await service.settle();
  await service.say({
    type: 'payout.paid',
    subject: claimId,
    organisationId,
    data: { claimId, organisationId, remedyId: v7(), payoutId: v7(), ...paid },
  } satisfies NewEvent);
  await waitFor(() => receiver.at('/own').length === 2);
  await service.settle();

  const [first, second] = receiver.at('/own').map(({ headers, body }) => {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return JSON.parse(body);
  });
  expect(first).toMatchObject({
    type: 'claim.submitted',
    subject: claimId,
    sequence: 1,
    data: { number: mine.number },
  });
  expect(second).toMatchObject({ type: 'payout.paid', subject: claimId, sequence: 2 });
  const log = await waitFor(async () => {
    const all = await deliveriesOf(sari, id);
    return all.every(({ state }) => state === 'delivered') ? all : null;
  });
  expect(log.map(({ attempts }) => attempts)).toEqual([
    [expect.objectContaining({ attempt: 1, status: 200, error: null })],
    [expect.objectContaining({ attempt: 1, status: 200, error: null })],
  ]);
  expect(log[0]?.id).toBe(receiver.at('/own')[0]?.headers['webhook-id']);
});

it('only sends the events that were asked for, and each once however often it is told', async () => {
  const sari = await service.somebody('shipper');
  const { id } = await endpointAt(sari, '/some', { eventTypes: ['claim.cancelled'] });
  const claim = service.claimOf(sari);
  await service.say(claim.submitted(), claim.event('claim.cancelled', {}));
  await firstThat(sari, id, ({ state }) => state === 'delivered');
  await service.rows('UPDATE notifications.outbox SET published_at = NULL WHERE subject = $1', [
    claim.claimId,
  ]);
  await service.say(service.claimOf(sari).submitted());
  await service.settle();
  expect((await deliveriesOf(sari, id)).map(({ eventType }) => eventType)).toEqual(['claim.cancelled']);
});

it.each([500, 302, 400])('tries again after %s and never follows where it is sent', async (status) => {
  const path = `/wrong-${status}`;
  receiver.on(path, (response) =>
    response.writeHead(status, { location: receiver.url('/elsewhere') }).end('no'),
  );
  const { sari, endpoint } = await delivered(path);
  const delivery = await firstThat(sari, endpoint.id, tried(1));
  expect(delivery).toMatchObject({ state: 'pending', attempts: [{ status, error: null }] });
  expect(receiver.at('/elsewhere')).toEqual([]);

  receiver.on(path, (response) => response.end());
  await service.ring('webhook.deliver', delivery.id);
  await firstThat(sari, endpoint.id, ({ state }) => state === 'delivered');
  const [one, two] = receiver.at(path);
  expect(two?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
  expect(two?.body).toBe(one?.body);
});

it('gives up after ten tries', async () => {
  receiver.on('/never', (response) => response.writeHead(500).end());
  const { sari, endpoint } = await delivered('/never');
  const { id } = await firstThat(sari, endpoint.id, tried(1));
  for (let tries = 2; tries <= 10; tries++) {
    await service.ring('webhook.deliver', id);
    await firstThat(sari, endpoint.id, tried(tries));
  }
  expect(await firstThat(sari, endpoint.id, ({ state }) => state === 'failed')).toMatchObject({
    nextAttemptAt: null,
  });
  expect(await service.ring('webhook.deliver', id)).toEqual([]);
});

it('honours Retry-After', async () => {
  receiver.on('/later', (response) => response.writeHead(429, { 'retry-after': '3600' }).end());
  const { sari, endpoint } = await delivered('/later');
  const { nextAttemptAt } = await firstThat(sari, endpoint.id, tried(1));
  const pause = Date.parse(nextAttemptAt ?? '') - Date.now();
  expect(pause).toBeGreaterThan(3_500_000);
  expect(pause).toBeLessThan(3_700_000);
});

it('stops for good when the endpoint is gone, and again when somebody switches it on', async () => {
  receiver.on('/gone', (response) => response.writeHead(410).end());
  const { sari, endpoint } = await delivered('/gone');
  const delivery = await firstThat(sari, endpoint.id, ({ state }) => state === 'failed');
  const gone = await service.call(sari, 'GET', `/webhooks/${endpoint.id}`);
  expect(gone.body).toMatchObject({ state: 'disabled', disabledReason: 'gone' });
  await service.say(service.claimOf(sari).submitted());
  await service.settle();
  expect(receiver.at('/gone')).toHaveLength(1);

  const replayUrl = `/webhooks/${endpoint.id}/deliveries/${delivery.id}/replay`;
  expect(await service.call(sari, 'POST', replayUrl)).toMatchObject({
    status: 409,
    body: { code: 'webhook.disabled' },
  });
  receiver.on('/gone', (response) => response.end());
  const etag = String(gone.headers['etag']);
  const on = await service.call(
    sari,
    'PATCH',
    `/webhooks/${endpoint.id}`,
    { state: 'active' },
    { 'if-match': etag },
  );
  expect(on.body).toMatchObject({ state: 'active', disabledReason: null });
  expect((await service.call(sari, 'POST', replayUrl)).status).toBe(200);
  await firstThat(sari, endpoint.id, ({ id, state }) => id === delivery.id && state === 'delivered');
  const [one, two] = receiver.at('/gone');
  expect(two?.headers['webhook-id']).toBe(one?.headers['webhook-id']);
});

it('bounds time and size: slow, endless and huge answers', async () => {
  receiver.on('/slow', () => undefined);
  receiver.on('/endless', (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('x'.repeat(1_000)), 5);
    response.on('close', () => clearInterval(timer));
  });
  receiver.on('/huge', (response) => response.end('x'.repeat(20_000_000)));
  receiver.on('/header', (response) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(1_000_000)}`);
  });
  const [slow, endless, huge, header] = await Promise.all(
    ['/slow', '/endless', '/huge', '/header'].map(delivered),
  );
  const end = (of: Awaited<ReturnType<typeof delivered>> | undefined) =>
    firstThat(of!.sari, of!.endpoint.id, tried(1));
  expect((await end(slow)).attempts[0]).toMatchObject({ status: null, error: 'timeout' });
  expect((await end(endless)).state).toBe('delivered');
  expect((await end(huge)).state).toBe('delivered');
  expect((await end(header)).attempts[0]).toMatchObject({ status: null, error: 'hpe_header_overflow' });
});

it('lets one slow endpoint delay nobody else, and calls at most four times at once', async () => {
  let [open, most] = [0, 0];
  receiver.on('/crawling', (response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end();
    }, 1_000);
  });
  const [slow, fast] = [await service.somebody('shipper'), await service.somebody('shipper')];
  const crawling = await endpointAt(slow, '/crawling');
  await endpointAt(fast, '/fast');
  await service.say(...Array.from({ length: 12 }, () => service.claimOf(slow).submitted()));
  await waitFor(() => open > 0);
  await service.say(service.claimOf(fast).submitted());
  await waitFor(() => receiver.at('/fast').length === 1);
  const behind = (await deliveriesOf(slow, crawling.id)).filter(({ state }) => state !== 'delivered');
  expect(behind.length).toBeGreaterThan(0);
  await waitFor(
    async () => (await deliveriesOf(slow, crawling.id)).every(({ state }) => state === 'delivered'),
    {
      timeout: 15_000,
      what: 'all slow deliveries',
    },
  );
  expect(receiver.at('/crawling')).toHaveLength(12);
  expect(most).toBe(4);
});

it('lets nobody wait for an endpoint that somebody holds, and calls it afterwards', async () => {
  const [held, free] = [await service.somebody('shipper'), await service.somebody('shipper')];
  const { id } = await endpointAt(held, '/held');
  await endpointAt(free, '/free');
  await service.app.get(Database).transaction(SYSTEM_SCOPE, async (manager) => {
    await manager.query('SELECT 1 FROM webhook_endpoints WHERE id = $1 FOR NO KEY UPDATE', [id]);
    await service.say(...Array.from({ length: 20 }, () => service.claimOf(held).submitted()));
    await waitFor(async () => (await deliveriesOf(held, id)).length === 20, { what: 'the plan' });
    await service.say(service.claimOf(free).submitted());
    await waitFor(() => receiver.at('/free').length === 1, { what: 'the other endpoint' });
    const [{ waiting }] = await manager.query<[{ waiting: number }]>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%webhook_endpoints%'`,
    );
    expect(waiting).toBe(0);
    expect(receiver.at('/held')).toEqual([]);
  });
  await waitFor(() => receiver.at('/held').length === 20, { timeout: 15_000, what: 'what was held' });
});

it('calls again, with the same id, what a killed process left behind', async () => {
  const { sari, endpoint } = await delivered('/killed');
  const { id } = await firstThat(sari, endpoint.id, ({ state }) => state === 'delivered');
  await service.rows(
    `UPDATE notifications.webhook_deliveries SET state = 'sending', attempts = 2, tries = 1 WHERE id = $1`,
    [id],
  );
  await service.rows(
    `UPDATE notifications.timers SET state = 'pending', due_at = now(), generation = generation + 1
     WHERE name = 'webhook.check' AND subject = $1`,
    [id],
  );
  const left = await firstThat(sari, endpoint.id, ({ state }) => state === 'pending');
  expect(left.attempts[1]).toMatchObject({ error: 'interrupted' });
  await service.ring('webhook.deliver', id);
  await firstThat(sari, endpoint.id, ({ state }) => state === 'delivered');
  expect(new Set(receiver.at('/killed').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

it('sends a test before anything is saved', async () => {
  const sari = await service.somebody('shipper');
  const secret = newSecret();
  const tested = await service.call(sari, 'POST', '/webhooks/test', { url: receiver.url('/test'), secret });
  expect(tested.body).toMatchObject({ delivered: true, status: 200, error: null, secret });
  const [one] = receiver.at('/test');
  expect(new Webhook(secret).verify(one!.body, one!.headers as Record<string, string>)).toMatchObject({
    type: 'webhook.test',
  });
  const nobody = await service.call(sari, 'POST', '/webhooks/test', { url: 'http://127.0.0.1:1/' });
  expect(nobody.body).toMatchObject({ delivered: false, status: null, error: 'econnrefused' });
  expect((await service.call(sari, 'GET', '/webhooks')).body.items).toEqual([]);
});

it('signs with both secrets while they rotate, and never shows one again', async () => {
  const sari = await service.somebody('shipper');
  const { id, secret } = await endpointAt(sari, '/rotating');
  const { body: rotated } = await service.call(sari, 'POST', `/webhooks/${id}/secret`, {
    keepPreviousHours: 1,
  });
  expect(rotated.previousSecretUntil).toEqual(expect.any(String));
  await service.say(service.claimOf(sari).submitted());
  await waitFor(() => receiver.at('/rotating').length === 1);
  const [one] = receiver.at('/rotating');
  for (const either of [secret, rotated.secret]) {
    expect(() => new Webhook(either).verify(one!.body, one!.headers as Record<string, string>)).not.toThrow();
  }
  const shown = await service.call(sari, 'GET', `/webhooks/${id}`);
  expect(JSON.stringify(shown.body)).not.toContain('whsec_');
  const [row] = await service.rows<{ secret: string }>(
    'SELECT secret FROM notifications.webhook_endpoints WHERE id = $1',
    [id],
  );
  expect(row?.secret).not.toContain(secret.slice(6, 20));
});

it('encrypts secrets anew when LINK_SECRET changes, once, and signs with them as before', async () => {
  const sari = await service.somebody('shipper');
  const { id, secret } = await endpointAt(sari, '/resealed');
  const config = service.app.get<NotificationsConfig>(CONFIG, { strict: false });
  const changing = { ...config, LINK_SECRET_PREVIOUS: 'the-secret-before-of-at-least-32-characters' };
  await service.rows('UPDATE notifications.webhook_endpoints SET secret = $2 WHERE id = $1', [
    id,
    seal(secret, changing.LINK_SECRET_PREVIOUS),
  ]);
  const resealing = new ResealService(service.app.get(Database), changing);
  expect([await resealing.resealAll(), await resealing.resealAll()]).toEqual([1, 0]);
  await service.say(service.claimOf(sari).submitted());
  await waitFor(() => receiver.at('/resealed').length === 1);
  const [one] = receiver.at('/resealed');
  expect(() => new Webhook(secret).verify(one!.body, one!.headers as Record<string, string>)).not.toThrow();
});

it('refuses what it cannot keep, and names the field', async () => {
  const sari = await service.somebody('shipper');
  const url = receiver.url('/x');
  const fieldsOf = async (payload: object) => {
    const { status, body } = await service.call(sari, 'POST', '/webhooks', payload);
    expect(status).toBe(400);
    return body.errors.map(({ field }: { field: string }) => field);
  };
  expect(await fieldsOf({})).toEqual(['url']);
  expect(await fieldsOf({ url: 'not a url' })).toEqual(['url']);
  expect(await fieldsOf({ url: 'file:///etc/passwd' })).toEqual(['url']);
  expect(await fieldsOf({ url, secret: 'short' })).toEqual(['secret']);
  expect(await fieldsOf({ url, eventTypes: ['sla.breached'] })).toEqual(['eventTypes.0']);
  expect(await fieldsOf({ url, state: 'active' })).toEqual(['state']);
  const { id } = await endpointAt(sari, '/x');
  const patch = (headers: Record<string, string>) =>
    service.call(sari, 'PATCH', `/webhooks/${id}`, { description: 'x' }, headers);
  expect((await patch({})).status).toBe(428);
  expect((await patch({ 'if-match': '"7"' })).status).toBe(412);
  expect((await patch({ 'if-match': '"1"' })).body).toMatchObject({ description: 'x', version: 2 });
});

it('answers 404 for everything of another organisation', async () => {
  const { sari, endpoint } = await delivered('/private');
  const { id } = await firstThat(sari, endpoint.id, ({ state }) => state === 'delivered');
  const other = await service.somebody('shipper');
  const { id: own } = await endpointAt(other, '/own-of-other');
  const routes = [
    ['GET', `/webhooks/${endpoint.id}`],
    ['PATCH', `/webhooks/${endpoint.id}`, { description: 'mine now' }],
    ['DELETE', `/webhooks/${endpoint.id}`],
    ['POST', `/webhooks/${endpoint.id}/secret`, {}],
    ['GET', `/webhooks/${endpoint.id}/deliveries`],
    ['POST', `/webhooks/${endpoint.id}/deliveries/${id}/replay`],
    ['POST', `/webhooks/${own}/deliveries/${id}/replay`],
    ['GET', `/webhooks/${v7()}`],
  ] as const;
  for (const [method, url, payload] of routes) {
    const { status } = await service.call(other, method, url, payload, { 'if-match': '"1"' });
    expect([method, url, status]).toEqual([method, url, 404]);
  }
  const foreign = { url: receiver.url('/x'), organisationId: sari.organisationId };
  expect((await service.call(other, 'POST', '/webhooks', foreign)).status).toBe(404);
  expect((await service.call(other, 'GET', '/webhooks')).body.items).toHaveLength(1);
  expect(
    (await service.call(other, 'GET', `/webhooks?organisationId=${sari.organisationId}`)).body.items,
  ).toEqual([]);

  const admin = await service.somebody('admin');
  expect((await service.call(admin, 'GET', `/webhooks/${endpoint.id}`)).status).toBe(200);
  expect((await service.call(admin, 'POST', '/webhooks', { url: receiver.url('/x') })).status).toBe(400);
  expect((await service.call(sari, 'DELETE', `/webhooks/${endpoint.id}`)).status).toBe(204);
  expect((await service.call(sari, 'GET', `/webhooks/${endpoint.id}`)).status).toBe(404);
});
