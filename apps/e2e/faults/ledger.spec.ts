import { compare, type Intent } from './ledger';

const intent = (mark: string, outcome: Intent['outcome']): Intent => ({
  effect: 'claim',
  mark,
  outcome,
  unclear: false,
});
const kinds = (outcome: Intent['outcome'], found: number) =>
  compare([intent('a', outcome)], new Map(found > 0 ? [['a', found]] : [])).map(({ kind }) => kind);

it.each([
  ['done', 0, ['lost']],
  ['done', 1, []],
  ['done', 2, ['doubled']],
  ['open', 0, []],
  ['open', 1, []],
  ['open', 2, ['doubled']],
  ['refused', 0, []],
  ['refused', 1, ['refused, but done']],
  ['refused', 2, ['doubled']],
] as const)('what was %s and is there %i times: %j', (outcome, found, expected) => {
  expect(kinds(outcome, found)).toEqual(expected);
});

it('takes a refusal for no contradiction where somebody else was told yes', () => {
  const both = [intent('a', 'done'), intent('a', 'refused')];
  expect(compare(both, new Map([['a', 1]]))).toEqual([]);
  expect(compare(both, new Map()).map(({ kind }) => kind)).toEqual(['lost']);
});
