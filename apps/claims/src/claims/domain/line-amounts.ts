interface Amounts {
  readonly approvedAmount: number | null;
  readonly paidAmount: number | null;
}

/** What a line may still be paid. */
const openOf = ({ approvedAmount, paidAmount }: Amounts): number =>
  Math.max(0, (approvedAmount ?? 0) - (paidAmount ?? 0));

export const openAmount = (lines: readonly Amounts[]): number =>
  lines.reduce((sum, line) => sum + openOf(line), 0);

/** Spreads a payment over the lines in their order, none above what was approved for it. */
export function spreadPaid<Line extends Amounts>(lines: readonly Line[], paid: number): Line[] {
  let left = paid;
  return lines.map((line) => {
    const share = Math.min(left, openOf(line));
    left -= share;
    return { ...line, paidAmount: (line.paidAmount ?? 0) + share };
  });
}
