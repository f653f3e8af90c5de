import { services, type Service } from '@tuntas/contracts';
import type { Supervised } from '../../../deploy/local';
import type { Fault, Heal } from './fault';
import type { System } from './system';
import { comesBack, pause } from './wait';

const serviceOf = ({ stack }: System, name: Service): Supervised => {
  const service = stack.services.get(name);
  if (!service) throw new Error(`there is no service ${name}`);
  return service;
};

const killed = (name: Service): Fault => ({
  name: `${name} killed`,
  numbers: ['F1', 'F2', 'F6', 'F21'],
  hits: name,
  lasts: [0, 0],
  break: async (system) => {
    const service = serviceOf(system, name);
    const { pid } = service;
    service.kill('SIGKILL');
    return () => comesBack(service, pid);
  },
});

const frozen = (name: Service): Fault => ({
  name: `${name} stopped and woken`,
  numbers: ['F5', 'F22'],
  hits: name,
  lasts: [5, 25],
  break: async (system) => {
    const service = serviceOf(system, name);
    service.kill('SIGSTOP');
    return async () => service.kill('SIGCONT');
  },
});

/** Three times gone and back, every few seconds. */
const comingAndGoing: Fault = {
  name: 'a consumer comes and goes',
  numbers: ['F13'],
  // It comes back only where everything that it needs is there.
  hits: 'everything',
  lasts: [0, 0],
  break: async (system) => {
    for (let round = 0; round < 3; round += 1) {
      await serviceOf(system, 'notifications').restart();
      await pause(3_000);
    }
    return async () => undefined;
  },
};

const rollingRestart: Fault = {
  name: 'rolling restart of all services',
  numbers: ['F36'],
  hits: 'everything',
  lasts: [0, 0],
  break: async (system) => {
    for (const name of services) await serviceOf(system, name).restart();
    return async () => undefined;
  },
};

const withoutRedis: Fault = {
  name: 'a service starts while Redis is away',
  numbers: ['F20'],
  hits: 'everything',
  lasts: [2, 6],
  break: async (system, dice) => {
    const redis = system.engines.get('redis');
    await redis?.stop();
    const service = serviceOf(system, dice.pick(['claims', 'resolution', 'tracking', 'notifications']));
    const started: Promise<void> = service.restart();
    return async (): Promise<void> => {
      await redis?.start();
      await started;
    };
  },
};

const helperKilled = (name: 'mail' | 'bank'): Fault => ({
  name: `the ${name} killed`,
  numbers: ['F35'],
  hits: name,
  lasts: [1, 15],
  break: async ({ stack }): Promise<Heal> => {
    const helper = stack.helpers.get(name);
    await helper?.stop();
    return async () => helper?.start();
  },
});

export const serviceFaults: readonly Fault[] = [
  ...services.map(killed),
  ...services.map(frozen),
  comingAndGoing,
  rollingRestart,
  withoutRedis,
  helperKilled('mail'),
  helperKilled('bank'),
];
