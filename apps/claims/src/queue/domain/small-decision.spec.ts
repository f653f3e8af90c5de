import fc from 'fast-check';
import { submitted } from '../../claims/domain/claim.fixture';
import type { ClaimState } from '../../claims/domain/claim';
import { smallDecision } from './small-decision';

const limits = { IDR: 500_000 };
const claimOf = (...amounts: (number | null)[]): ClaimState => ({
  ...submitted,
  lines: amounts.map((claimedAmount, index) => ({
    id: `line-${index}`,
    claimedAmount,
    approvedAmount: null,
    paidAmount: null,
  })),
});
const facts = (estimated: number | null, ...findings: string[]) => ({ estimated, findings });

describe('a small decision', () => {
  it('approves in full what the rule covers, and in part what it does not', () => {
    expect(smallDecision(claimOf(100_000), facts(130_000), limits)).toEqual({
      outcome: 'approved',
      lines: [{ lineId: 'line-0', approvedAmount: 100_000 }],
    });
    expect(smallDecision(claimOf(200_000, 100_000), facts(150_000), limits)).toEqual({
      outcome: 'approved_partial',
      lines: [
        { lineId: 'line-0', approvedAmount: 100_000 },
        { lineId: 'line-1', approvedAmount: 50_000 },
      ],
    });
  });

  it.each([
    ['bulk.has_findings', claimOf(100), facts(100, 'too_late')],
    ['bulk.no_estimate', claimOf(100), facts(null)],
    ['bulk.nothing_due', claimOf(100), facts(0)],
    ['bulk.not_small', claimOf(900_000), facts(900_000)],
    ['bulk.not_small', { ...claimOf(100), currency: 'EUR' }, facts(100)],
    ['bulk.needs_person', claimOf(100, null), facts(100)],
  ])('is refused as %s', (code, claim, given) => {
    expect(() => smallDecision(claim, given, limits)).toThrow(expect.objectContaining({ code }));
  });

  it('shares out exactly what the rule pays, and no line gets more than it asked', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 500_000 }), (asked, estimated) => {
        const expected = Math.min(
          estimated,
          asked.reduce((sum, value) => sum + value, 0),
        );
        fc.pre(expected > 0);
        const { lines } = smallDecision(claimOf(...asked), facts(estimated), limits);
        expect(lines.reduce((sum, line) => sum + line.approvedAmount, 0)).toBe(expected);
        lines.forEach((line, index) => {
          expect(line.approvedAmount).toBeGreaterThanOrEqual(0);
          expect(line.approvedAmount).toBeLessThanOrEqual(asked[index] ?? 0);
        });
      }),
    );
  });
});
