import { reachableFrom } from '@tuntas/kernel';
import { actionsOn, inquiryPause, payoutStates, payoutTable, refuseRetry } from './payout';

describe('the payout table', () => {
  it('reaches every state from the two ways a payout begins', () => {
    const reached = new Set([
      ...reachableFrom(payoutTable, 'awaiting_approval'),
      ...reachableFrom(payoutTable, 'approved'),
    ]);
    expect([...reached].sort()).toEqual([...payoutStates].sort());
  });

  it('never leaves paid or rejected, and never sends an unknown payout again', () => {
    expect(payoutTable.paid).toEqual([]);
    expect(payoutTable.rejected).toEqual([]);
    expect(payoutTable.unknown).not.toContain('submitted');
    expect(payoutTable.unknown).not.toContain('scheduled');
  });

  it('sends only what is scheduled', () => {
    const before = payoutStates.filter((state) => payoutTable[state].includes('submitted'));
    expect(before).toEqual(['scheduled']);
  });

  it.each(payoutStates)('offers in %s only what the table allows', (state) => {
    for (const action of actionsOn(state)) {
      const next = action === 'reject' ? 'rejected' : 'scheduled';
      expect(payoutTable[state]).toContain(next);
    }
  });

  it('tries again what failed and nothing else', () => {
    for (const state of payoutStates) {
      if (state === 'failed') expect(() => refuseRetry(state)).not.toThrow();
      else expect(() => refuseRetry(state)).toThrow(/only a failed one/);
    }
  });

  it('asks less often each time, and still four times an hour', () => {
    expect([0, 1, 2, 3].map((tries) => inquiryPause(2_000, tries))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(inquiryPause(2_000, 5_000)).toBe(900_000);
  });
});
