import { type ApprovalCase, approvalText, approve, approvedByRule } from './approval';

const payee = { version: 1, fingerprint: 'account-one' };
const amount = { amount: 6_000_000, currency: 'IDR' };
const hash = 'what was read';

const waiting: ApprovalCase = {
  state: 'awaiting_approval',
  organisationId: 'seller',
  approvalHash: hash,
  decidedBy: 'agent-1',
  firstApprovedBy: null,
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
    expect(() => approve({ ...waiting, approvalHash: 'what it is now' }, second, hash)).toThrow(
      /changed since/,
    );
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

describe('two people where a rule decided', () => {
  const decided = { ...waiting, decidedBy: 'auto/small-losses@3' };

  it('one is not enough', () => {
    expect(approve(waiting, second, hash)).toBe('last');
    expect(approve(decided, second, hash)).toBe('first');
  });

  it('another one lets it leave, the same one does not', () => {
    const noted = { ...decided, firstApprovedBy: second.personId };
    expect(approve(noted, { ...second, personId: 'supervisor-1' }, hash)).toBe('last');
    expect(() => approve(noted, second, hash)).toThrow(/first of the two/);
  });

  it('and whoever asked for a payout once more does not approve it', () => {
    expect(() => approve({ ...waiting, firstApprovedBy: second.personId }, second, hash)).toThrow(
      /first of the two/,
    );
  });
});

describe('what an approval is given for', () => {
  const approved = approvalText('payout-1', amount, payee);

  it.each([
    ['payout', approvalText('payout-2', amount, payee)],
    ['amount', approvalText('payout-1', { ...amount, amount: 6_000_001 }, payee)],
    ['currency', approvalText('payout-1', { ...amount, currency: 'USD' }, payee)],
    ['account', approvalText('payout-1', amount, { ...payee, fingerprint: 'account-two' })],
    ['absence of an account', approvalText('payout-1', amount, null)],
  ])('is another one for another %s', (_, other) => {
    expect(other).not.toBe(approved);
  });
});
