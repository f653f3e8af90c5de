import { choiceField, choicesField, flagField, readState, textField, writeState } from './search-state';

const fields = {
  q: textField(),
  sort: choiceField(['dueAt', '-dueAt'], 'dueAt'),
  stage: choicesField(['submitted', 'settled']),
  mine: flagField,
};
const of = (text: string) => readState(fields, new URLSearchParams(text));

it('is the default where the address says nothing', () => {
  expect(of('')).toEqual({ q: '', sort: 'dueAt', stage: [], mine: false });
});

it('reads what it wrote, and writes no defaults', () => {
  const change = { q: 'JNE 1', sort: '-dueAt', stage: ['settled'], mine: true } as const;
  const written = writeState(fields, new URLSearchParams('tab=2'), change);
  expect(of(written.toString())).toEqual(change);
  expect(written.get('tab')).toBe('2');
  expect(writeState(fields, written, of('')).toString()).toBe('tab=2');
});

it('ignores what is not allowed', () => {
  expect(of('sort=DROP&stage=settled&stage=hacked')).toMatchObject({ sort: 'dueAt', stage: ['settled'] });
});
