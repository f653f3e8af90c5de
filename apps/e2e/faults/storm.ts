import type { Dice } from './dice';
import { bankFaults } from './bank.faults';
import { engineFaults } from './engine.faults';
import { eventFaults } from './event.faults';
import type { Fault } from './fault';
import type { Paths, Recovery } from './paths';
import { schemaFaults } from './schema.faults';
import { serviceFaults } from './service.faults';
import type { System } from './system';
import { pause } from './wait';

export const faults: readonly Fault[] = [
  ...serviceFaults,
  ...engineFaults,
  ...eventFaults,
  ...bankFaults,
  ...schemaFaults,
];

export interface Injected {
  readonly fault: Fault;
  readonly at: number;
  readonly seconds: number;
  readonly recovery: readonly Recovery[];
  /** What else was broken at the same time. */
  readonly beside: string | null;
}

const RECOVERS_WITHIN = 180_000;

/** Every fault in an order that the dice choose, then every fault again in another; now and then two at once. */
function* deal(dice: Dice): Generator<readonly Fault[]> {
  for (;;) {
    const deck = dice.shuffled(faults);
    while (deck.length > 0) {
      const first = deck.pop() as Fault;
      const other = deck.findIndex(({ hits }) => ![first.hits, 'everything'].includes(hits));
      const two = dice.chance(0.25) && first.hits !== 'everything' && other >= 0;
      yield two ? [first, ...deck.splice(other, 1)] : [first];
    }
  }
}

/** Breaks and heals until `until`; waits after each heal until everything works again. */
export async function storm(
  { system, paths, dice, until }: { system: System; paths: Paths; dice: Dice; until: number },
  say: (line: string) => void,
): Promise<Injected[]> {
  const injected: Injected[] = [];
  for (const hand of deal(dice)) {
    if (Date.now() >= until) break;
    injected.push(...(await strike({ system, paths, dice: dice.fork() }, hand, say)));
    await pause(1_000 * dice.between(2, 8));
  }
  return injected;
}

async function strike(
  { system, paths, dice }: { system: System; paths: Paths; dice: Dice },
  hand: readonly Fault[],
  say: (line: string) => void,
): Promise<Injected[]> {
  const at = Date.now();
  const seconds = Math.max(...hand.map(({ lasts: [least, most] }) => dice.between(least, most)));
  const heals = await Promise.all(hand.map((fault) => fault.break(system, dice.fork())));
  await pause(seconds * 1_000);
  await Promise.all(heals.map((heal) => heal()));
  const recovery = await paths.recovered(performance.now(), RECOVERS_WITHIN);
  const names = hand.map(({ name }) => name);
  say(`${names.join(' + ')}, ${seconds} s: ${inWords(recovery)}`);
  return hand.map((fault, index) => ({
    fault,
    at,
    seconds,
    recovery,
    beside: names[1 - index] ?? null,
  }));
}

function inWords(recovery: readonly Recovery[]): string {
  const never = recovery.filter(({ after }) => after === null).map(({ path }) => path);
  if (never.length > 0) return `not again: ${never.join(', ')}`;
  const worst = Math.max(...recovery.map(({ after }) => after ?? 0));
  return `all paths again after ${(worst / 1_000).toFixed(1)} s`;
}
