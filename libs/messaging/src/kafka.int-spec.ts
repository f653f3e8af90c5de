import { testEnvironment, uniqueName } from '@tuntas/testing';
import { Kafka } from 'kafkajs';
import { KafkaClient } from './kafka';

const { kafkaBrokers: brokers } = testEnvironment();

it('answers when every partition of a new topic has a leader, however many ask for it at once', async () => {
  const topicPrefix = uniqueName();
  const names = ['one', 'two', 'three', 'four'];
  const partitions = 12;
  const ask = () =>
    new KafkaClient({ service: 'claims', brokers, topicPrefix, partitions }).ensureTopics(names);
  await Promise.all(Array.from({ length: 6 }, ask));

  const admin = new Kafka({ brokers }).admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata({
    topics: names.map((name) => `${topicPrefix}.${name}`),
  });
  await admin.disconnect();
  expect(topics.map(({ partitions: made }) => made.filter(({ leader }) => leader >= 0).length)).toEqual(
    names.map(() => partitions),
  );
});
