import { type ClaimPolicy, deadlinesOf } from './deadlines';
import { at, decided, given, opened, rejected, requested, settled, taken } from './claim.fixture';

const policy: ClaimPolicy = { answerDays: 14, appealDays: 14, appealLimit: 2, closeAfterDays: 7 };
const now = at('2026-06-01');

describe('a claim waits', () => {
  it.each([
    ['for nothing while it is worked on', given(taken), null, null],
    ['for the answer to a request', given(taken, requested), at('2026-06-15'), null],
    ['for an appeal against a rejection', given(taken, rejected), null, at('2026-06-15')],
    ['for the remedy, however long it takes', given(taken, decided()), null, null],
    [
      'a while when there is nothing to give',
      given(taken, decided({ remedy: null })),
      null,
      at('2026-06-08'),
    ],
    ['a while after settlement', given(taken, decided(), opened, settled), null, at('2026-06-08')],
  ])('%s', (_name, claim, expire, close) => {
    expect(deadlinesOf(claim, now, policy)).toEqual({ 'claim.expire': expire, 'claim.close': close });
  });
});
