import { type ClaimPolicy, deadlinesOf, monthsAfter } from './deadlines';
import { evolve } from './claim';
import {
  at,
  decided,
  given,
  opened,
  partly,
  partlyPaid,
  rejected,
  requested,
  settled,
  taken,
} from './claim.fixture';

const policy: ClaimPolicy = {
  answerDays: 14,
  appealDays: 14,
  appealLimit: 2,
  closeAfterDays: 7,
  holdDays: 7,
  holdMaxDays: 90,
  recoveryMonths: 3,
  evidenceDays: 1_825,
  incidentDays: 1_825,
};
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
    expect(deadlinesOf(claim, now, policy)).toMatchObject({ 'claim.expire': expire, 'claim.close': close });
  });

  it('for an appeal against a part that was paid, as long as there is time', () => {
    const paid = given(taken, partly, opened, partlyPaid);
    expect(deadlinesOf(paid, now, policy)['claim.close']).toEqual(at('2026-06-15'));
    expect(deadlinesOf(paid, at('2026-06-14'), policy)['claim.close']).toEqual(at('2026-06-21'));
  });

  it('on hold until its review', () => {
    const held = given(taken, { type: 'ClaimHeld', reason: 'carrier', reviewAt: at('2026-06-08') });
    expect(deadlinesOf(held, now, policy)['claim.review']).toEqual(at('2026-06-08'));
  });

  it('with its evidence for five years after it ended, and again from a new end when it was opened again', () => {
    const expired = given(taken, requested, { type: 'ClaimExpired' });
    expect(deadlinesOf(expired, now, policy)['evidence.retire']).toEqual(at('2031-05-31'));
    expect(deadlinesOf(given(taken, requested), now, policy)['evidence.retire']).toBeNull();
  });

  it('for the choice after a find, and does not close before', () => {
    const found = given(taken, decided(), opened, settled, {
      type: 'ShipmentRecovered',
      chooseBy: at('2026-09-01'),
    });
    expect(deadlinesOf(found, now, policy)).toEqual({
      'claim.expire': null,
      'claim.close': null,
      'claim.review': null,
      'claim.recovery': at('2026-09-01'),
      'evidence.retire': null,
    });
    const chosen = evolve(found, { type: 'RecoveryChosen', choice: 'keep_money' });
    expect(deadlinesOf(chosen, now, policy)).toMatchObject({
      'claim.close': at('2026-06-08'),
      'claim.recovery': null,
    });
  });
});

describe('three months', () => {
  it.each([
    ['2026-06-15', '2026-09-15'],
    ['2026-11-30', '2027-02-28'],
    ['2027-12-31', '2028-03-31'],
    ['2027-11-30', '2028-02-29'],
  ])('after %s are %s', (from, until) => {
    expect(monthsAfter(at(from), 3)).toEqual(at(until));
  });
});
