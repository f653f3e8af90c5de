import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Envelope } from '@tuntas/contracts';
import { encode } from '@tuntas/contracts';
import { KafkaClient } from '@tuntas/messaging';
import { testEnvironment, uniqueName, waitFor } from '@tuntas/testing';
import { v7 } from 'uuid';
import { type TestGateway, testGateway } from '../../test/gateway';
import { RateLimits } from '../rate-limits/rate-limits.service';
import { LiveStreams } from './live-streams.service';

let gateway: TestGateway;
let streams: LiveStreams;
let ours: string;
let theirs: string;
let shipper: { id: string; email: string };
let agentKey: string;

beforeAll(async () => {
  const joined = jest.spyOn(LiveStreams.prototype, 'resetAll');
  gateway = await testGateway();
  await waitFor(() => joined.mock.calls.length > 0, { what: 'the tail to read', timeout: 40_000 });
  joined.mockRestore();
  streams = gateway.app.get(LiveStreams, { strict: false });
  [ours, theirs] = await Promise.all([gateway.organisation('shipper'), gateway.organisation('shipper')]);
  shipper = await gateway.person(ours, ['shipper']);
  const agent = await gateway.person(await gateway.organisation('operator'), ['agent']);
  ({ key: agentKey } = await gateway.key(agent.id, ['agent']));
});
afterAll(() => gateway.close());

const closedClaim = (organisationId: string): Envelope<'claim.closed'> => ({
  id: v7(),
  type: 'claim.closed',
  version: 1,
  source: 'claims',
  subject: v7(),
  seq: 1,
  time: new Date().toISOString(),
  organisationId,
  data: {
    claimId: v7(),
    number: 'CLM-2026-000123',
    organisationId,
    claimantId: shipper.id,
    shipmentId: v7(),
    reason: 'settled',
  },
});

type Producer = ReturnType<KafkaClient['producer']>;

interface Listener {
  readonly text: () => string;
  readonly answer: IncomingMessage;
  readonly ended: Promise<void>;
  close(): void;
}
const open: Listener[] = [];
afterEach(() => open.splice(0).forEach((listener) => listener.close()));

function listen(headers: Record<string, string>): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${gateway.url}/api/events`, { headers }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('error', () => undefined);
      const ended = new Promise<void>((done) => answer.on('close', () => done()));
      const listener = { text: () => text, answer, ended, close: () => outgoing.destroy() };
      open.push(listener);
      resolve(listener);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
const asAgent = () => ({ 'x-api-key': agentKey });
const asShipper = async () => ({ cookie: await gateway.cookie(shipper.email) });

describe('the live stream', () => {
  it('shows staff every case and a shipper its own', async () => {
    const [agent, own] = await Promise.all([listen(asAgent()), asShipper().then(listen)]);
    const [mine, foreign] = [closedClaim(ours), closedClaim(theirs)];
    streams.publish(foreign);
    streams.publish(mine);
    await waitFor(() => own.text().includes(mine.id) && agent.text().includes(mine.id));
    expect(agent.text()).toContain(foreign.id);
    expect(own.text()).not.toContain(foreign.id);
    expect(own.text()).toContain(`id: ${mine.id}\ndata: {"id":"${mine.id}"`);
    expect(own.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    expect(own.answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('catches up after a moment away, and says when it cannot', async () => {
    const [seen, missed, foreign] = [closedClaim(ours), closedClaim(ours), closedClaim(theirs)];
    for (const event of [seen, missed, foreign]) streams.publish(event);
    const back = await listen({ ...(await asShipper()), 'last-event-id': seen.id });
    await waitFor(() => back.text().includes(missed.id));
    expect(back.text()).not.toContain(seen.id);
    expect(back.text()).not.toContain(foreign.id);
    const lost = await listen({ ...(await asShipper()), 'last-event-id': v7() });
    await waitFor(() => lost.text().includes('event: reset'));
  });

  it('drops a client that does not read, and nobody else', async () => {
    const [slow, quick] = [await listen(asAgent()), await listen(asAgent())];
    slow.answer.pause();
    const before = streams.size;
    const event = { ...closedClaim(ours), traceparent: 'x'.repeat(60_000) };
    await waitFor(
      () => {
        for (let n = 0; n < 5; n += 1) streams.publish({ ...event, id: v7() });
        return streams.size < before;
      },
      { timeout: 40_000 },
    );
    expect(streams.size).toBe(before - 1);
    const last = closedClaim(ours);
    streams.publish(last);
    await waitFor(() => quick.text().includes(last.id));
  });

  it('is refused without a credential, and beyond ten per person', async () => {
    expect((await listen({})).answer.statusCode).toBe(401);
    const headers = await asShipper();
    const listeners = await Promise.all(Array.from({ length: 12 }, () => listen(headers)));
    const statuses = listeners.map(({ answer }) => answer.statusCode ?? 0);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    listeners.forEach((listener) => listener.close());
    await waitFor(() => streams.size === 0);
  });

  it('keeps nobody who left while it was asked whether there is room', async () => {
    const limits = gateway.app.get(RateLimits, { strict: false });
    let answer = (): void => undefined;
    const asked = jest
      .spyOn(limits, 'require')
      .mockImplementation((kind) =>
        kind === 'stream' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(),
      );
    const sockets: Socket[] = [];
    gateway.app.getHttpServer().on('connection', (socket: Socket) => sockets.push(socket));
    const leaving = request(`${gateway.url}/api/events`, { headers: asAgent(), agent: false });
    leaving.on('error', () => undefined).end();
    await waitFor(() => asked.mock.calls.some(([kind]) => kind === 'stream'));
    leaving.destroy();
    await waitFor(() => sockets.length > 0 && sockets.every((socket) => socket.destroyed));
    answer();
    asked.mockRestore();
    await listen(asAgent());
    expect(streams.size).toBe(1);
  });

  describe('what is said on Kafka', () => {
    let kafka: KafkaClient;
    let producer: Producer;
    beforeAll(async () => {
      const { kafkaBrokers: brokers } = testEnvironment();
      const { topicPrefix } = gateway;
      kafka = new KafkaClient({ service: 'claims', brokers, topicPrefix, group: uniqueName() });
      await kafka.ensureTopics(['claims']);
      producer = kafka.producer();
      await producer.connect();
    });
    afterAll(() => producer.disconnect());
    const say = (...messages: Parameters<Producer['send']>[0]['messages']) =>
      producer.send({ topic: kafka.topicName('claims'), acks: -1, messages });

    it('is shown, whatever else lies there', async () => {
      const listener = await listen(asAgent());
      const event = closedClaim(ours);
      await say({ key: 'x', value: '{bad' }, encode(event));
      await waitFor(() => listener.text().includes(event.id), { timeout: 40_000 });
    });

    it('is read anew by everybody after a time in which nobody followed it', async () => {
      const [listener, seen] = [await listen(asAgent()), closedClaim(ours)];
      streams.publish(seen);
      const broken = jest.spyOn(streams, 'publish').mockImplementation(() => {
        throw new Error('out of memory');
      });
      await say(encode(closedClaim(ours)));
      await waitFor(() => listener.text().includes('event: reset'), { timeout: 60_000 });
      broken.mockRestore();
      const back = await listen({ ...asAgent(), 'last-event-id': seen.id });
      await waitFor(() => back.text().includes('event: reset'));
    });
  });
});

it('ends every stream when the gateway stops', async () => {
  const other = await testGateway();
  const agent = await other.person(await other.organisation('operator'), ['agent']);
  const { key } = await other.key(agent.id, ['agent']);
  const answer = await fetch(`${other.url}/api/events`, { headers: { 'x-api-key': key } });
  const text = answer.text().catch(() => 'cut');
  await other.close();
  await expect(text).resolves.toBeDefined();
});
