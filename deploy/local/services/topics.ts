import { topics } from '@tuntas/contracts';
import { KafkaClient } from '@tuntas/messaging';
import { StackFailure } from '../host/failure';
import type { StackSettings } from './environment';

/** Makes the topics of all services; those that exist keep their partitions. */
export async function ensureTopics(settings: StackSettings, partitions: number): Promise<void> {
  const { topicPrefix, urls } = settings;
  const brokers = urls.KAFKA_BROKERS.split(',');
  const client = new KafkaClient({ service: 'gateway', brokers, topicPrefix, partitions });
  try {
    await client.ensureTopics(Object.values(topics));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StackFailure(`Kafka at KAFKA_BROKERS cannot be used: ${detail}`);
  }
}
