import { Dice } from './dice';
import { faults, hands } from './storm';

const deal = (seed: number) => hands(new Dice(seed).shuffled(faults));

it('deals every fault once', () => {
  const names = deal(1)
    .flat()
    .map(({ name }) => name);
  expect(names.sort()).toEqual(faults.map(({ name }) => name).sort());
});

it('breaks only what is different at the same time, and nothing beside what hits everything', () => {
  for (const hand of deal(2)) {
    const hits = hand.map((fault) => fault.hits);
    if (hits.includes('everything')) expect(new Set(hand.map(({ numbers }) => `${numbers}`)).size).toBe(1);
    else expect(new Set(hits).size).toBe(hand.length);
  }
});
