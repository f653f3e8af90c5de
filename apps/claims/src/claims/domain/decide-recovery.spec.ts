import { allowedActions } from './actions';
import { evolve } from './claim';
import { at, decided, given, opened, rejected, settled, taken } from './claim.fixture';
import { chooseRecovery, lapseRecovery, recoverShipment } from './decide-recovery';
import { closeClaim } from './decide-settlement';

const chooseBy = at('2026-09-05');
const paid = given(taken, decided(), opened, settled);
const found = recoverShipment(paid, chooseBy).reduce(evolve, paid);

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
    expect(recoverShipment(closed, chooseBy).reduce(evolve, closed)).toMatchObject({
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

  it('is told of once, and not where nothing was given', () => {
    expect(recoverShipment(found, chooseBy)).toEqual([]);
    expect(recoverShipment(given(taken), chooseBy)).toEqual([]);
    expect(recoverShipment(given(taken, rejected), chooseBy)).toEqual([]);
  });
});
