import { services, type Service } from '@tuntas/contracts';
import { waitFor } from '@tuntas/testing';
import { Kafka, logLevel } from 'kafkajs';
import type { Fault } from './fault';
import type { System } from './system';
import { POISON } from './poison';

const consumers = ['claims', 'resolution', 'tracking', 'notifications'] as const satisfies readonly Service[];

function kafkaOf({ urls }: System): Kafka {
  return new Kafka({
    clientId: 'faults',
    brokers: urls.brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 200, retries: 10 },
  });
}

/** Everything that was ever said to a service is said to it again. */
const redelivered = (name: Service): Fault => ({
  name: `every topic said again to ${name}`,
  numbers: ['F7'],
  hits: 'everything',
  lasts: [0, 0],
  break: async (system) => {
    const service = system.stack.services.get(name);
    await service?.stop();
    const admin = kafkaOf(system).admin();
    await admin.connect();
    try {
      const groupId = `${system.stack.settings.topicPrefix}.${name}`;
      // A group that is forgotten begins anew. A member that could not say goodbye stays in it until its session ends.
      await waitFor(() => admin.deleteGroups([groupId]).then(() => true), {
        timeout: 60_000,
        every: 500,
        what: `${name} to be out of its group`,
      });
    } finally {
      await admin.disconnect();
      await service?.start();
    }
    return async () => undefined;
  },
});

const nonsense: readonly (Buffer | null)[] = [
  Buffer.from(`{bad ${POISON}`),
  Buffer.from(JSON.stringify({ [POISON]: 'no event of ours' })),
  Buffer.concat([Buffer.from([0]), Buffer.from(POISON)]),
  Buffer.from(JSON.stringify(POISON.repeat(50_000))),
];

const poisoned: Fault = {
  name: 'messages that are none',
  numbers: ['F9', 'F10'],
  hits: 'kafka',
  lasts: [0, 0],
  break: async (system, dice) => {
    const producer = kafkaOf(system).producer();
    await producer.connect();
    const topic = `${system.stack.settings.topicPrefix}.${dice.pick(services)}`;
    const key = dice.uuid();
    await producer.send({ topic, messages: nonsense.map((value) => ({ key, value })) });
    await producer.disconnect();
    return async () => undefined;
  },
};

export const eventFaults: readonly Fault[] = [...consumers.map(redelivered), poisoned];
