import { join } from 'node:path';
import { problems as english } from './en/problems';
import { problems as indonesian } from './id/problems';
import { problemCodes } from './problem-codes.fixture';

const codes = problemCodes(join(__dirname, '../../../..'));

const textOf = (texts: object, code: string): unknown =>
  code
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], texts);

const without = (texts: object): string[] => codes.filter((code) => typeof textOf(texts, code) !== 'string');

it('reads the codes of every service, also those that a helper puts together', () => {
  expect(codes).toEqual(
    expect.arrayContaining([
      'agent.load_cap',
      'bulk.not_small',
      'claim.illegal_transition',
      'complaint.illegal_transition',
      'recovery.beyond_payout',
      'statement_line.no_books',
      'survey.expired',
      'api_key.not_found',
      'body.malformed',
      'webhook.in_flight',
    ]),
  );
});

it('says in Indonesian what to do about every problem that a service can answer', () => {
  expect(without(indonesian)).toEqual([]);
});

it('says in English what to do about every problem that a service can answer', () => {
  expect(without(english)).toEqual([]);
});
