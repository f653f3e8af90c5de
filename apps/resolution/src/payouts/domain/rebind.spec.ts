import { approvalHash } from './approval';
import { byRule, rebind, type UnsentPayout } from './rebind';

const payee = { version: 2, fingerprint: 'new-account' };
const payout: UnsentPayout = {
  id: 'payout-1',
  amount: { amount: 130_000, currency: 'IDR' },
  state: 'scheduled',
  approvedBy: byRule,
};
const approvalHashNow = approvalHash(payout.id, payout.amount, payee);

describe('another account', () => {
  it('voids what a person approved', () => {
    expect(rebind({ ...payout, approvedBy: 'finance-1' }, payee)).toEqual({
      state: 'awaiting_approval',
      approvedBy: null,
      approvalHash: approvalHashNow,
      voided: true,
    });
  });

  it('leaves what a rule approved on its way', () => {
    expect(rebind(payout, payee)).toMatchObject({ state: 'scheduled', approvedBy: byRule, voided: false });
  });

  it('lets a payout go that only waited for an account', () => {
    expect(rebind({ ...payout, state: 'approved' }, payee)).toMatchObject({ state: 'scheduled' });
  });

  it('asks for a new approval of what failed, but does not send it by itself', () => {
    expect(rebind({ ...payout, state: 'failed', approvedBy: 'finance-1' }, payee)).toMatchObject({
      state: 'failed',
      approvedBy: null,
    });
  });

  it('changes what the second person has to read', () => {
    const waiting = rebind({ ...payout, state: 'awaiting_approval', approvedBy: null }, payee);
    expect(waiting).toMatchObject({
      state: 'awaiting_approval',
      approvalHash: approvalHashNow,
      voided: false,
    });
  });
});
