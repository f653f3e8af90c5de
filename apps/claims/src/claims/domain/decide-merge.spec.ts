import { evolve } from './claim';
import { decided, given, opened, requested, settled, submitted, taken } from './claim.fixture';
import { mergeClaims } from './decide-merge';

const agent = { personId: 'agent-1', organisationId: 'operator' };
const named = (id: string, state = given(taken)) => ({ id, number: `CLM-${id}`, state });

describe('merging duplicates', () => {
  it.each([
    ['just filed', given()],
    ['in review', given(taken)],
    ['waiting for the claimant', given(taken, requested)],
  ])('closes the one that is %s undecided; the other goes on', (_name, state) => {
    const events = mergeClaims(named('2', state), named('1'), agent, 'same lamp');
    expect(events.duplicate.reduce(evolve, state)).toMatchObject({
      stage: 'closed',
      decision: 'pending',
      mergedInto: '1',
    });
    expect(events.survivor.reduce(evolve, given(taken))).toEqual(given(taken));
  });

  it('goes into a claim that is paid already, and is not paid beside it', () => {
    const paid = given(taken, decided(), opened, settled);
    const { duplicate } = mergeClaims(named('2'), named('1', paid), agent, null);
    expect(duplicate).toHaveLength(1);
  });

  it.each([
    ['a claim into itself', named('1'), named('1'), /itself/],
    ['claims of two shippers', named('2'), named('1', { ...submitted, organisationId: 'shipper-2' }), /same organisation/],
    ['into one that ended', named('2'), named('1', given({ type: 'ClaimCancelled', reason: null })), /still be open/],
    ['one that was decided', named('2', given(taken, decided())), named('1'), /cannot do merge/],
  ])('refuses %s', (_name, duplicate, survivor, message) => {
    expect(() => mergeClaims(duplicate, survivor, agent, null)).toThrow(message);
  }); // prettier-ignore

  it('is not for the claimant’s own people', () => {
    const own = { personId: 'agent-9', organisationId: 'shipper-1' };
    expect(() => mergeClaims(named('2'), named('1'), own, null)).toThrow(/outside the claimant/);
  });
});
