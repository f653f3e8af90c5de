import fc from 'fast-check';
import { type AnsweredPayout, judge, type TransferAnswer } from './answer';
import { payoutTable, payoutStates } from './payout';

const amount = { amount: 130_000, currency: 'IDR' };
const submitted: AnsweredPayout = { state: 'submitted', amount, currentKey: true };
const unknown: AnsweredPayout = { ...submitted, state: 'unknown' };
const paid: TransferAnswer = { outcome: 'paid', amount, bankReference: 'ref' };
const tooMuch: TransferAnswer = { ...paid, amount: { ...amount, amount: 130_001 } };
const failed: TransferAnswer = { outcome: 'failed', code: 'account_closed' };
const silence: TransferAnswer = { outcome: 'unknown', code: 'no_answer' };

describe('an answer of the bank', () => {
  it.each<[string, AnsweredPayout, TransferAnswer, string | null, string | null]>([
    ['paid, as expected', submitted, paid, 'paid', null],
    ['paid, after we had to ask', unknown, paid, 'paid', null],
    ['paid, once more', { ...submitted, state: 'paid' }, paid, null, null],
    ['paid, of another amount', submitted, tooMuch, 'unknown', 'wrong_amount'],
    [
      'paid, of another currency',
      submitted,
      { ...paid, amount: { ...amount, currency: 'USD' } },
      'unknown',
      'wrong_amount',
    ],
    ['another amount, after it was booked', { ...submitted, state: 'paid' }, tooMuch, null, 'wrong_amount'],
    ['refused', submitted, failed, 'failed', null],
    ['refused, once more', { ...submitted, state: 'failed' }, failed, null, null],
    ['refused, after it was booked', { ...submitted, state: 'paid' }, failed, null, 'failed_after_paid'],
    ['paid, after it refused', { ...submitted, state: 'failed' }, paid, 'unknown', 'paid_after_failed'],
    [
      'paid, after it refused and we try again',
      { ...submitted, state: 'scheduled' },
      paid,
      'unknown',
      'paid_after_failed',
    ],
    ['paid, for a key we gave up', { ...submitted, currentKey: false }, paid, null, 'paid_after_failed'],
    ['refused, for a key we gave up', { ...submitted, currentKey: false }, failed, null, null],
    ['paid, after we gave it up', { ...submitted, state: 'rejected' }, paid, null, 'paid_after_failed'],
    ['nothing', submitted, silence, 'unknown', null],
    ['nothing again', unknown, silence, null, null],
    ['nothing, after it was booked', { ...submitted, state: 'paid' }, silence, null, null],
    ['another order under our key', submitted, { outcome: 'key_reused' }, 'unknown', 'key_reused'],
  ])('%s', (_, payout, answer, next, discrepancy) => {
    expect(judge(payout, answer)).toEqual({ next, discrepancy });
  });

  it('only ever makes moves of the table, and calls nothing paid that does not name our amount', () => {
    const answers = fc.oneof(
      fc.record({
        outcome: fc.constant('paid' as const),
        amount: fc.record({ amount: fc.integer(), currency: fc.constantFrom('IDR', 'USD') }),
        bankReference: fc.string(),
      }),
      fc.constantFrom(paid, failed, silence, { outcome: 'key_reused' as const }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...payoutStates), fc.boolean(), answers, (state, currentKey, answer) => {
        const { next } = judge({ state, amount, currentKey }, answer);
        if (next) expect(payoutTable[state]).toContain(next);
        if (next === 'paid') expect(answer).toMatchObject({ outcome: 'paid', amount });
      }),
    );
  });
});
