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

/** Where things are broken. */
export interface Ground {
  readonly system: System;
  readonly paths: Paths;
  readonly dice: Dice;
  say(line: string): void;
}

/** Breaks and heals for so many minutes; waits after each heal until everything works again. */
export async function storm(ground: Ground, minutes: number): Promise<Injected[]> {
  const until = Date.now() + minutes * 60_000;
  const { dice } = ground;
  const injected: Injected[] = [];
  for (const hand of deal(dice)) {
    if (Date.now() >= until) break;
    const seconds = Math.max(...hand.map(({ lasts: [least, most] }) => dice.between(least, most)));
    injected.push(...(await strike(ground, hand, seconds)));
    await pause(1_000 * dice.between(2, 8));
  }
  return injected;
}

/** Every fault once and briefly, as many at once as hit different things. */
export async function volley(ground: Ground, seconds: number): Promise<Injected[]> {
  const injected: Injected[] = [];
  for (const hand of hands(ground.dice.shuffled(faults))) {
    injected.push(...(await strike(ground, hand, seconds)));
  }
  return injected;
}

const AT_ONCE = 4;

/** Each fault in one hand. What hits everything is alone there, or with its like. */
export function hands(all: readonly Fault[]): Fault[][] {
  const dealt: Fault[][] = [];
  for (const fault of all) {
    const fits = (hand: Fault[]): boolean =>
      hand.length < AT_ONCE && hand.every((other) => goesWith(fault, other));
    const hand = dealt.find(fits);
    if (hand) hand.push(fault);
    else dealt.push([fault]);
  }
  return dealt;
}

function goesWith(one: Fault, other: Fault): boolean {
  if (one.hits === 'everything')
    return other.hits === 'everything' && `${one.numbers}` === `${other.numbers}`;
  return other.hits !== 'everything' && one.hits !== other.hits;
}

async function strike(
  { system, paths, dice, say }: Ground,
  hand: readonly Fault[],
  seconds: number,
): Promise<Injected[]> {
  const at = Date.now();
  const heals = await Promise.all(hand.map((fault) => fault.break(system, dice.fork())));
  await pause(seconds * 1_000);
  await Promise.all(heals.map((heal) => heal()));
  const recovery = await paths.recovered(performance.now(), RECOVERS_WITHIN);
  const names = hand.map(({ name }) => name);
  say(`${names.join(' + ')}, ${seconds} s: ${inWords(recovery)}`);
  return hand.map((fault) => ({
    fault,
    at,
    seconds,
    recovery,
    beside: names.filter((name) => name !== fault.name).join(' + ') || null,
  }));
}

function inWords(recovery: readonly Recovery[]): string {
  const never = recovery.filter(({ after }) => after === null).map(({ path }) => path);
  if (never.length > 0) return `not again: ${never.join(', ')}`;
  const worst = Math.max(...recovery.map(({ after }) => after ?? 0));
  return `all paths again after ${(worst / 1_000).toFixed(1)} s`;
}
