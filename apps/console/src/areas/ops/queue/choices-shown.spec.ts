import { choicesShown, readable } from './choices-shown';

const many = Array.from({ length: 1_000 }, (_, n) => ({ value: `a-${n}`, label: `Agent ${n}`, count: n }));

it('shows the few as they are given', () => {
  const few = [many[3], many[1], many[2]].flatMap((choice) => choice ?? []);
  expect(choicesShown(few, [], '')).toEqual(few);
});

it('shows of very many what is chosen, then what finds the most', () => {
  const shown = choicesShown(many, ['a-5'], '');
  expect(shown).toHaveLength(readable);
  expect(shown.slice(0, 3).map(({ value }) => value)).toEqual(['a-5', 'a-999', 'a-998']);
});

it('finds by any part of a name', () => {
  expect(choicesShown(many, [], ' aGENT 77').map(({ value }) => value)).toContain('a-77');
  expect(choicesShown(many, [], 'nobody')).toEqual([]);
});
