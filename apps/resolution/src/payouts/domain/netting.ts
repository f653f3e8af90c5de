/** What a payout's payee was paid too much, in minor units of one currency. */
export interface Debt {
  readonly payoutId: string;
  readonly amount: number;
}

/** How much of each debt is taken off `owed`: the oldest first, never more than is owed or than is left of the debt. */
export function nettingOf(owed: number, debts: readonly Debt[]): Debt[] {
  let left = owed;
  return debts.flatMap(({ payoutId, amount }) => {
    const taken = Math.min(left, amount);
    left -= taken;
    return taken > 0 ? [{ payoutId, amount: taken }] : [];
  });
}
