import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode, type Envelope, type EventType, type Service, topicOf } from '@tuntas/contracts';
import { type Admin, Kafka, logLevel, Partitioners, type RecordMetadata } from 'kafkajs';
import { v7 } from 'uuid';
import { waitFor } from './wait-for';

const fixtures = join(__dirname, '../../contracts/src/fixtures');
const ids = /[0-9a-f]{8}-0000-7000-8000-[0-9a-f]{12}/g;

/** An event of the story: its type, and what it says otherwise than its fixture. */
export type Line = EventType | readonly [EventType, object];

/** A story told by {@link eventLog}. */
export interface EventLog {
  readonly events: readonly Envelope[];
  /** `text` with the ids of this log as they are in the fixtures, so that two logs of one story compare. */
  anonymous(text: string): string;
}

/**
 * The life of one case as the contracts' fixtures tell it, numbered per topic and subject as an outbox does, now. Every id is
 * fresh but those that are `known`, by the last digits of the fixtures' id: `c1` the claim, `a1` its shipment.
 */
export function eventLog(lines: readonly Line[], known: Readonly<Record<string, string>> = {}): EventLog {
  const names = new Map<string, string>();
  const seqs = new Map<string, number>();
  const own = (fixture: string): string => {
    const given = Object.entries(known).find(([ending]) => fixture.endsWith(ending))?.[1];
    const id = [...names].find(([, name]) => name === fixture)?.[0] ?? given ?? v7();
    names.set(id, fixture);
    return id;
  };
  const events = lines.map((line): Envelope => {
    const [type, more] = typeof line === 'string' ? [line, {}] : line;
    const text = readFileSync(join(fixtures, `${type}.v1.json`), 'utf8').replace(ids, own);
    const differs = JSON.parse(JSON.stringify(more).replace(ids, own)) as object;
    const { key, headers, value } = JSON.parse(text) as Record<'headers' | 'value', object> & { key: string };
    const event = decode({ key, headers: { ...headers }, value: JSON.stringify({ ...value, ...differs }) });
    const stream = `${topicOf(type)} ${event.subject}`;
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    return { ...event, id: v7(), seq, time: new Date().toISOString() };
  });
  return {
    events,
    anonymous: (text) => [...names].reduce((now, [id, fixture]) => now.replaceAll(id, fixture), text),
  };
}

/** Which topics a service reads, by its name. */
export type Readers = Readonly<Partial<Record<Service, readonly string[]>>>;

/** Made by {@link openTeller}. */
export interface Teller {
  /** Says events in exactly this order, and waits until every reader has passed them. */
  tell(events: readonly Envelope[], readers: Readers): Promise<void>;
  close(): Promise<void>;
}

/** Says events to their topics as a broker may: in any order and as often as it likes. */
export async function openTeller(brokers: string[], topicPrefix: string): Promise<Teller> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const admin = kafka.admin();
  await Promise.all([producer.connect(), admin.connect()]);
  return {
    tell: async (events, readers) => {
      const topicMessages = events.map((event) => ({
        topic: `${topicPrefix}.${topicOf(event.type)}`,
        messages: [encode(event)],
      }));
      const kept = await waitFor(() => producer.sendBatch({ acks: -1, topicMessages }), {
        timeout: 30_000,
        what: 'the topics',
      });
      for (const [service, topics] of Object.entries(readers)) {
        for (const topic of topics)
          await passed(admin, `${topicPrefix}.${service}`, `${topicPrefix}.${topic}`, kept);
      }
    },
    close: async () => {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
    },
  };
}

/** Until a group has passed all of `kept` in a topic. */
async function passed(
  admin: Admin,
  groupId: string,
  topic: string,
  kept: readonly RecordMetadata[],
): Promise<void> {
  const last = kept.filter(({ topicName }) => topicName === topic);
  await waitFor(
    async () => {
      const [read] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const offsets = new Map(read?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      return last.every(({ partition, baseOffset }) => (offsets.get(partition) ?? -1) > Number(baseOffset));
    },
    { timeout: 60_000, every: 20, what: `${groupId} to pass what was said in ${topic}` },
  );
}
