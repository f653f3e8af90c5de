import { byRule, rebind, type UnsentPayout } from './rebind';

const payout: UnsentPayout = {
  state: 'scheduled',
  approvedBy: byRule,
};

describe('another account', () => {
  it('voids what a person approved', () => {
    expect(rebind({ ...payout, approvedBy: 'finance-1' })).toEqual({
      state: 'awaiting_approval',
      approvedBy: null,
      voided: true,
    });
  });

  it('leaves what a rule approved on its way', () => {
    expect(rebind(payout)).toMatchObject({ state: 'scheduled', approvedBy: byRule, voided: false });
  });

  it('lets a payout go that only waited for an account', () => {
    expect(rebind({ ...payout, state: 'approved' })).toMatchObject({ state: 'scheduled' });
  });

  it('asks for a new approval of what failed, but does not send it by itself', () => {
    expect(rebind({ ...payout, state: 'failed', approvedBy: 'finance-1' })).toMatchObject({
      state: 'failed',
      approvedBy: null,
    });
  });

  it('leaves the second person to read it again', () => {
    const waiting = rebind({ ...payout, state: 'awaiting_approval', approvedBy: null });
    expect(waiting).toMatchObject({
      state: 'awaiting_approval',
      voided: false,
    });
  });
});
