import { allowedActions } from './actions';
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
import { chooseRecovery, lapseRecovery, recoverShipment } from './decide-recovery';
import { closeClaim, completeRemedy, failRemedy, openRemedy } from './decide-settlement';

const chooseBy = at('2026-09-05');
const soon = at('2026-06-20');
const until = { madeGood: chooseBy, held: soon };
const paid = given(taken, decided(), opened, settled);
const found = recoverShipment(paid, until).reduce(evolve, paid);

describe('a parcel found after it was paid for', () => {
  it('waits three months for the claimant, who must choose', () => {
    expect(found).toMatchObject({ settlement: 'recovered', recovery: 'awaiting_choice', chooseBy });
    expect(allowedActions(found)).toContainEqual({
      action: 'choose_recovery',
      roles: ['shipper'],
      mandatory: true,
    });
  });

  it('also when the case was closed long ago', () => {
    const closed = closeClaim(paid).reduce(evolve, paid);
    expect(recoverShipment(closed, until).reduce(evolve, closed)).toMatchObject({
      stage: 'closed',
      recovery: 'awaiting_choice',
    });
  });

  it.each(['keep_money', 'take_parcel'] as const)('can end with %s, once', (choice) => {
    const chosen = chooseRecovery(found, choice).reduce(evolve, found);
    expect(chosen).toMatchObject({ recovery: choice, chooseBy: null, paidAmount: 105_000 });
    expect(() => chooseRecovery(chosen, 'keep_money')).toThrow(/cannot do choose_recovery/);
    expect(lapseRecovery(chosen, chooseBy)).toEqual([]);
  });

  it('given silence, when three months are over, then the money is kept, and not before', () => {
    expect(lapseRecovery(found, at('2026-09-04'))).toEqual([]);
    expect(lapseRecovery(found, chooseBy).reduce(evolve, found).recovery).toBe('lapsed');
  });

  it('is asked about while an appeal is open, also once the claimant owes an answer or has let it expire', () => {
    const appealed = given(taken, partly, opened, partlyPaid, { type: 'ClaimAppealed', reason: null });
    const asked = recoverShipment(appealed, until).reduce(evolve, appealed);
    const waiting = evolve(asked, requested);
    for (const claim of [asked, waiting, evolve(waiting, { type: 'ClaimExpired' })]) {
      expect(chooseRecovery(claim, 'take_parcel').reduce(evolve, claim).recovery).toBe('take_parcel');
    }
  });

  it('is told of once, and not where nothing was given', () => {
    expect(recoverShipment(found, until)).toEqual([]);
    expect(recoverShipment(given(taken), until)).toEqual([]);
    expect(recoverShipment(given(taken, rejected), until)).toEqual([]);
  });
});

describe('a parcel found before the money left', () => {
  const settling = given(taken, decided(), opened);
  const held = recoverShipment(settling, until).reduce(evolve, settling);
  const choose = (choice: 'keep_money' | 'take_parcel') => chooseRecovery(held, choice).reduce(evolve, held);
  const withdrawn = { remedyId: 'remedy-1', reasonCode: 'parcel_recovered', next: null };
  const gone = { remedyId: 'remedy-1', kind: 'compensation', paidAmount: 105_000, at: soon } as const;

  it('waits for the claimant, not for as long, and settles nothing yet', () => {
    expect(held).toMatchObject({
      stage: 'settling',
      settlement: 'pending',
      recovery: 'awaiting_choice',
      chooseBy: soon,
    });
    expect(allowedActions(held).map(({ action }) => action)).toContain('choose_recovery');
  });

  it('also where resolution has not said yet that it gives', () => {
    const only = given(taken, decided());
    expect(recoverShipment(only, until).reduce(evolve, only)).toMatchObject({
      stage: 'decided',
      recovery: 'awaiting_choice',
    });
    const certificate = given(taken, decided({ remedy: null }));
    expect(recoverShipment(certificate, until)).toEqual([]);
  });

  it('is paid for as decided when the claimant wants the money, or says nothing', () => {
    const silent = lapseRecovery(held, soon).reduce(evolve, held);
    for (const wanted of [choose('keep_money'), silent]) {
      expect(completeRemedy(wanted, gone).reduce(evolve, wanted)).toMatchObject({
        stage: 'settled',
        settlement: 'paid',
        paidAmount: 105_000,
      });
    }
  });

  it('is settled without money when the claimant takes it', () => {
    const took = choose('take_parcel');
    expect(took).toMatchObject({ stage: 'settling', settlement: 'pending' });
    expect(failRemedy(took, withdrawn).reduce(evolve, took)).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
      decision: 'approved',
      paidAmount: null,
    });
  });

  it.each([
    ['taken', choose('take_parcel')],
    ['not chosen yet', held],
  ] as const)('and %s, is recovered all the same when the money turns out to be gone', (_, claim) => {
    expect(completeRemedy(claim, gone).reduce(evolve, claim)).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
      paidAmount: 105_000,
    });
  });

  it('gives the claimant as long as after any payment when the money turns out to be gone, never less', () => {
    const late = completeRemedy(held, { ...gone, chooseBy }).reduce(evolve, held);
    expect(late).toMatchObject({ recovery: 'awaiting_choice', chooseBy });
    expect(completeRemedy(held, { ...gone, chooseBy: at('2026-06-01') }).reduce(evolve, held).chooseBy).toBe(
      soon,
    );
    const chosen = choose('keep_money');
    expect(completeRemedy(chosen, { ...gone, chooseBy }).reduce(evolve, chosen).chooseBy).toBeNull();
  });
});

describe('a parcel found while its replacement is on its way', () => {
  const instead = { remedyId: 'remedy-1', remedy: 'reshipment' } as const;
  const sent = given(taken, decided({ remedy: 'reshipment' }), { type: 'RemedyOpened', ...instead });
  const asked = recoverShipment(sent, until).reduce(evolve, sent);
  const took = chooseRecovery(asked, 'take_parcel').reduce(evolve, asked);
  const lost = { remedyId: 'remedy-1', reasonCode: 'lost' };
  const arrived = { remedyId: 'remedy-1', kind: 'reshipment', paidAmount: null, at: soon, chooseBy } as const;

  it('is asked about as if money were on its way', () => {
    expect(asked).toMatchObject({ stage: 'settling', recovery: 'awaiting_choice', chooseBy: soon });
  });

  it('ends the claim when it is taken and nothing is sent any more', () => {
    const withdrawn = { ...lost, reasonCode: 'parcel_recovered', next: null };
    expect(failRemedy(took, withdrawn).reduce(evolve, took)).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
    });
  });

  it('and taken, waits for the money that resolution opened before it heard so', () => {
    const failed = failRemedy(took, { ...lost, next: 'compensation' }).reduce(evolve, took);
    expect(failed).toMatchObject({ stage: 'settling', settlement: 'pending' });
    const fallback = { remedyId: 'remedy-2', kind: 'compensation', decisionNo: 1 } as const;
    const instead = openRemedy(failed, fallback).reduce(evolve, failed);
    const withdrawn = { remedyId: 'remedy-2', reasonCode: 'parcel_recovered', next: null };
    expect(failRemedy(instead, withdrawn).reduce(evolve, instead)).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
    });
  });

  it('leaves three months to give one of the two back when the replacement arrives first', () => {
    expect(completeRemedy(asked, arrived).reduce(evolve, asked)).toMatchObject({
      stage: 'settled',
      settlement: 'recovered',
      recovery: 'awaiting_choice',
      chooseBy,
    });
  });
});
