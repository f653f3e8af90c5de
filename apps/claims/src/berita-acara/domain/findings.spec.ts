import { signatoriesProblem } from './findings';

const signed = (party: Parameters<typeof signatoriesProblem>[0][number]['party']) => ({
  party,
  refused: false,
});
const refusing = (party: Parameters<typeof signatoriesProblem>[0][number]['party']) => ({
  party,
  refused: true,
});

describe('who signs a berita acara', () => {
  it.each([
    ['courier and recipient', [signed('courier'), signed('recipient')]],
    ['two of the operator at a hub', [signed('courier'), signed('hub_staff')]],
    ['a recipient who refuses', [signed('courier'), refusing('recipient')]],
    ['a refusal and a witness', [signed('courier'), refusing('recipient'), signed('witness')]],
  ])('%s will do', (_name, given) => expect(signatoriesProblem(given)).toBeNull());

  it.each([
    ['one alone', [signed('courier')], 'Two parties must sign, or refuse with a reason'],
    ['nobody of the operator', [signed('recipient'), signed('witness')], 'The courier or the hub must sign'],
    [
      'an operator that refuses',
      [refusing('courier'), signed('recipient')],
      'The courier or the hub must sign',
    ],
    ['the same party twice', [signed('courier'), signed('courier')], 'Each party signs once'],
  ])('%s will not', (_name, given, problem) => expect(signatoriesProblem(given)).toBe(problem));
});
