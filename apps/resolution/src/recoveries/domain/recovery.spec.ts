import fc from 'fast-check';
import {
  afterReceipt,
  outstanding,
  recoveryStates,
  refuseBeyond,
  refuseWithdrawal,
  refuseWriteOff,
} from './recovery';

const open = { state: 'open', amount: 100, received: 0, writtenOff: 0, proposedBy: null } as const;
const untouched = { paid: 100, returned: 0, repayable: 0, asked: 0 };

describe('what may still be asked back', () => {
  it.each([
    ['all of it', untouched, 100],
    ['what no other debtor is asked for', { ...untouched, asked: 60 }, 40],
    ['what was paid again after it came back', { ...untouched, paid: 200, returned: 100 }, 100],
  ])('is %s', (_, spent, atMost) => {
    expect(() => refuseBeyond(spent, atMost)).not.toThrow();
    expect(() => refuseBeyond(spent, atMost + 1)).toThrow(
      expect.objectContaining({ code: 'recovery.beyond_payout', details: { atMost } }),
    );
  });

  it.each([
    ['the money came back', { ...untouched, returned: 100 }, 'recovery.returned'],
    [
      'its claimant owes it for the parcel that was found',
      { ...untouched, repayable: 100 },
      'recovery.repayable',
    ],
    [
      'its claimant owes it after it was paid again',
      { ...untouched, paid: 200, returned: 100, repayable: 100 },
      'recovery.repayable',
    ],
  ])('is nothing when %s', (_, spent, code) => {
    expect(() => refuseBeyond(spent, 1)).toThrow(expect.objectContaining({ code, details: { atMost: 0 } }));
  });

  it('is never more than was paid, with whatever came back and from however many debtors', () => {
    const units = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(units, units, units, units, units, (paid, returned, repayable, asked, wanted) => {
        try {
          refuseBeyond({ paid, returned, repayable, asked }, wanted + 1);
        } catch {
          return;
        }
        expect(returned + repayable + asked + wanted + 1).toBeLessThanOrEqual(paid);
      }),
    );
  });
});

describe('a receipt', () => {
  it.each([
    [40, 'open'],
    [100, 'settled'],
  ])('of %i of 100 leaves it %s', (amount, state) => {
    expect(afterReceipt(open, amount)).toBe(state);
  });

  it('is not more than is still owed', () => {
    const rest = { ...open, received: 60, writtenOff: 10 };
    expect(outstanding(rest)).toBe(30);
    expect(() => afterReceipt(rest, 31)).toThrow(
      expect.objectContaining({ code: 'recovery.too_much', details: { atMost: 30 } }),
    );
    expect(afterReceipt(rest, 30)).toBe('settled');
  });

  it.each(recoveryStates.filter((state) => state !== 'open'))(
    'comes too late for one that is %s',
    (state) => {
      expect(() => afterReceipt({ ...open, state }, 1)).toThrow(
        expect.objectContaining({ code: 'recovery.ended' }),
      );
    },
  );
});

describe('giving money up', () => {
  const proposed = { ...open, proposedBy: 'finance-1' };

  it('takes two people', () => {
    expect(() => refuseWriteOff(proposed, 'finance-2')).not.toThrow();
    expect(() => refuseWriteOff(proposed, 'finance-1')).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'recovery.own_proposal' }),
    );
  });

  it('is taken back by anybody while it is proposed', () => {
    expect(() => refuseWithdrawal(proposed)).not.toThrow();
  });

  it.each([
    ['is written off', { ...proposed, state: 'written_off' as const }, 'recovery.ended'],
    ['is settled', { ...proposed, state: 'settled' as const }, 'recovery.ended'],
    ['nobody proposed to give up', open, 'recovery.not_proposed'],
  ])('is neither confirmed nor taken back for one that %s', (_, recovery, code) => {
    expect(() => refuseWriteOff(recovery, 'finance-2')).toThrow(expect.objectContaining({ code }));
    expect(() => refuseWithdrawal(recovery)).toThrow(expect.objectContaining({ code }));
  });
});
