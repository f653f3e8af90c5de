import { encode, type Envelope } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import { CompressionTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { v7 } from 'uuid';
import {
  claimClosed,
  closedEnvelope,
  messagingWorld,
} from '../../../../libs/messaging/src/messaging.fixture';
import type { Bench } from '../bench';
import { inTurn } from '../measure';

const rows = 10_000;
const batch = 512;
const rounds = 5;

/** Committed outbox rows to acknowledged Kafka messages, against a bare idempotent producer with the same batches. */
export const relay: Bench = {
  name: 'relay',
  what: `${rows.toLocaleString('en')} outbox rows of as many claims, published and marked`,
  async run(say) {
    const world = await messagingWorld();
    const kafka = new Kafka({ brokers: world.kafkaBrokers, logLevel: logLevel.NOTHING });
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    try {
      const { dataSource, outbox } = await world.replica();
      await producer.connect();
      const ours = async (): Promise<number> => {
        const events = Array.from({ length: rows }, () => claimClosed(v7()));
        await dataSource.transaction((manager) => outbox.append(manager, events));
        const began = performance.now();
        await waitFor(async () => !(await isWaiting(world.admin)), { timeout: 60_000, every: 10 });
        return (rows * 1_000) / (performance.now() - began);
      };
      const bare = async (): Promise<number> => {
        const messages = Array.from({ length: rows }, () => encode(closedEnvelope(v7(), 1) as Envelope));
        const began = performance.now();
        for (let first = 0; first < rows; first += batch) {
          await producer.sendBatch({
            acks: -1,
            compression: CompressionTypes.None,
            topicMessages: [
              { topic: `${world.topicPrefix}.claims`, messages: messages.slice(first, first + batch) },
            ],
          });
        }
        return (rows * 1_000) / (performance.now() - began);
      };
      say(`${rounds} rounds`);
      const { ours: value, limit, ratio } = await inTurn(rounds, ours, bare);
      return [
        {
          name: 'rows published',
          value,
          unit: '/s',
          limit: { name: 'bare idempotent producer, same batches', value: limit },
          ratio,
          aim: '≥ 0.7',
          met: ratio >= 0.7,
        },
      ];
    } finally {
      await producer.disconnect();
      await world.close();
    }
  },
};

/** Cheap to ask, however many wait: a count would take the time that is measured. */
export async function isWaiting(admin: {
  query(sql: string): Promise<{ rows: { waiting: boolean }[] }>;
}): Promise<boolean> {
  const { rows: answer } = await admin.query(
    'SELECT EXISTS (SELECT FROM claims.outbox WHERE published_at IS NULL) AS waiting',
  );
  return answer[0]?.waiting ?? true;
}
