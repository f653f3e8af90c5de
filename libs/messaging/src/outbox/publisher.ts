import { Injectable } from '@nestjs/common';
import { encode, type Envelope, topics } from '@tuntas/contracts';
import { KafkaClient, type Producer } from '../kafka';
import type { UnpublishedRow } from './relay-session';

/** The broker limits a batch per partition to about 1 MB. */
const BYTES_PER_REQUEST = 800_000;

/** Sends outbox rows to Kafka in order and returns when the broker has them on all in-sync replicas. */
@Injectable()
export class Publisher {
  private producer: Producer | null = null;

  constructor(private readonly kafka: KafkaClient) {}

  /** Rejects when any row is not acknowledged; then the caller sends all of them again, later and in the same order. */
  async publish(rows: readonly UnpublishedRow[]): Promise<void> {
    try {
      this.producer ??= await this.connect();
      for (const part of partsOf(rows)) {
        await this.producer.sendBatch({ acks: -1, timeout: 10_000, topicMessages: this.byTopic(part) });
      }
    } catch (error) {
      // An idempotent producer whose sequence got out of step never recovers: start with a new one.
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const producer = this.producer;
    this.producer = null;
    await producer?.disconnect().catch(() => undefined);
  }

  private async connect(): Promise<Producer> {
    await this.kafka.ensureTopics(Object.values(topics));
    const producer = this.kafka.producer();
    try {
      await producer.connect();
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
    return producer;
  }

  private byTopic(records: RowRecord[]) {
    return [...new Set(records.map((record) => record.topic))].map((topic) => ({
      topic: this.kafka.topicName(topic),
      messages: records.filter((record) => record.topic === topic).map((record) => record.message),
    }));
  }
}

interface RowRecord {
  readonly topic: string;
  readonly message: ReturnType<typeof encode>;
}

function* partsOf(rows: readonly UnpublishedRow[]): Generator<RowRecord[]> {
  let part: RowRecord[] = [];
  let bytes = 0;
  for (const row of rows) {
    const message = encode(envelopeOf(row));
    const size = message.value.length + 500;
    if (part.length > 0 && bytes + size > BYTES_PER_REQUEST) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push({ topic: row.topic, message });
    bytes += size;
  }
  if (part.length > 0) yield part;
}

const envelopeOf = (row: UnpublishedRow): Envelope =>
  ({
    id: row.id,
    type: row.type,
    version: row.version,
    source: row.topic,
    subject: row.subject,
    seq: Number(row.seq),
    time: row.time.toISOString(),
    organisationId: row.organisation_id,
    traceparent: row.traceparent ?? undefined,
    data: row.data,
  }) as Envelope;
