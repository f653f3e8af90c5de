import { type ApprovalCase, approvalHash, approve, approvedByRule } from './approval';

const payee = { version: 1, fingerprint: 'account-one' };
const amount = { amount: 6_000_000, currency: 'IDR' };
const hash = approvalHash('payout-1', amount, payee);

const waiting: ApprovalCase = {
  state: 'awaiting_approval',
  organisationId: 'seller',
  approvalHash: hash,
  decidedBy: 'agent-1',
  payee: { changedBy: 'finance-2' },
};
const second = { personId: 'finance-1', organisationId: 'operator' };

describe('the limit', () => {
  const limits = { IDR: 5_000_000, USD: 100_000 };

  it.each([
    ['IDR', 5_000_000, true],
    ['IDR', 5_000_001, false],
    ['USD', 100_000, true],
    ['USD', 100_001, false],
    ['EUR', 1, false],
  ])('%s %i may be approved by rule: %s', (currency, minor, expected) => {
    expect(approvedByRule(limits, { amount: minor, currency })).toBe(expected);
  });
});

describe('the second person', () => {
  it('approves what it has read', () => {
    expect(() => approve(waiting, second, hash)).not.toThrow();
  });

  it.each([
    ['decided the claim', { ...second, personId: 'agent-1' }],
    ['belongs to the claimant', { ...second, organisationId: 'seller' }],
    ['named the account', { ...second, personId: 'finance-2' }],
  ])('is refused who %s', (_, approver) => {
    expect(() => approve(waiting, approver, hash)).toThrow(/Somebody else/);
  });

  it('cannot approve what changed since', () => {
    const other = approvalHash('payout-1', amount, { ...payee, version: 2, fingerprint: 'account-two' });
    expect(() => approve({ ...waiting, approvalHash: other }, second, hash)).toThrow(/changed since/);
  });

  it('cannot approve into nowhere', () => {
    expect(() => approve({ ...waiting, payee: null }, second, hash)).toThrow(/Register an account/);
  });

  it.each(['scheduled', 'submitted', 'unknown', 'paid', 'rejected'] as const)(
    'comes too late for %s',
    (state) => {
      expect(() => approve({ ...waiting, state }, second, hash)).toThrow(/Cannot move/);
    },
  );
});

describe('the approval hash', () => {
  it.each([
    ['payout', approvalHash('payout-2', amount, payee)],
    ['amount', approvalHash('payout-1', { ...amount, amount: 6_000_001 }, payee)],
    ['currency', approvalHash('payout-1', { ...amount, currency: 'USD' }, payee)],
    ['account', approvalHash('payout-1', amount, { ...payee, fingerprint: 'account-two' })],
    ['absence of an account', approvalHash('payout-1', amount, null)],
  ])('is another one for another %s', (_, other) => {
    expect(other).not.toBe(hash);
  });
});
