import { randomBytes } from 'node:crypto';
import { decode, topics } from '@tuntas/contracts';
import { KafkaClient } from '@tuntas/messaging';
import type { StackSettings } from '../services/environment';
import { Burst } from './burst';
import { EventLines } from './event-lines';

const linesPerSecond = 10;

/** Prints what happens from now on, one line per event, until the process ends. */
export async function followEvents(settings: StackSettings, print: (line: string) => void): Promise<void> {
  const { topicPrefix, urls } = settings;
  const group = `${topicPrefix}.screen-${randomBytes(4).toString('hex')}`;
  const brokers = urls.KAFKA_BROKERS.split(',');
  const client = new KafkaClient({ service: 'gateway', brokers, topicPrefix, group });
  const lines = new EventLines();
  const burst = new Burst(linesPerSecond);
  setInterval(() => {
    const hidden = burst.takeHidden();
    if (hidden > 0) print(`          … ${hidden} more events in the last second`);
  }, 1_000).unref();
  const consumer = client.consumer();
  await consumer.connect();
  await consumer.subscribe({ topics: Object.values(topics).map((topic) => client.topicName(topic)) });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const line = lineOf(message);
      if (line !== null && burst.admit(Date.now())) print(line);
    },
  });

  function lineOf(message: Parameters<typeof decode>[0]): string | null {
    try {
      return lines.lineOf(decode(message));
    } catch {
      // A message that is no event is the consumers' business: they put it with the dead letters.
      return null;
    }
  }
}
