import { Dice } from './dice';

const throwsOf = (seed: number) => {
  const dice = new Dice(seed);
  return [dice.next(), dice.between(1, 6), dice.shuffled([1, 2, 3, 4, 5]), dice.uuid(), dice.fork().next()];
};

it('throws the same for the same seed, and something else for another', () => {
  expect(throwsOf(7)).toEqual(throwsOf(7));
  expect(throwsOf(7)).not.toEqual(throwsOf(8));
});

it('stays within its ends and reaches both', () => {
  const dice = new Dice(1);
  const thrown = new Set(Array.from({ length: 500 }, () => dice.between(1, 6)));
  expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

it('makes ids that are UUIDs', () => {
  expect(new Dice(3).uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
