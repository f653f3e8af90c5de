import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { deed } from './commands';
import { type Claim, filed } from './rules';

/** Where each state leads, however far, by the published diagram. */
function diagram(name: string): (from: string, to: string) => boolean {
  const text = readFileSync(join(__dirname, `../../../docs/states/claim-${name}.md`), 'utf8');
  const arrows = [...text.matchAll(/(\w+) --> (\w+)/g)].map(([, from = '', to = '']) => [from, to] as const);
  const reached = new Map<string, Set<string>>();
  const walk = (from: string, seen: Set<string>): Set<string> => {
    for (const [start, end] of arrows) if (start === from && !seen.has(end)) walk(end, seen.add(end));
    return seen;
  };
  for (const [from] of arrows) reached.set(from, walk(from, new Set()));
  return (from, to) => from === to || (reached.get(from)?.has(to) ?? false);
}

const axes = ['stage', 'decision', 'settlement'] as const;
const leads = { stage: diagram('stage'), decision: diagram('decision'), settlement: diagram('settlement') };

/** Every state a claim comes through when all that is allowed is done to it. */
const lives = fc.array(deed, { maxLength: 60, size: 'max' }).map((deeds) =>
  deeds.reduce<Claim[]>(
    (life, { applies, rule }) => {
      const now = life.at(-1) as Claim;
      const next = (applies?.(now) ?? true) ? rule(now) : null;
      return next ? [...life, next] : life;
    },
    [filed(400_000)],
  ),
);

it('goes only where the published diagrams lead', () => {
  fc.assert(
    fc.property(lives, (life) => {
      for (const [index, claim] of life.slice(1).entries()) {
        const before = life[index] as Claim;
        for (const axis of axes)
          expect([axis, before[axis], claim[axis], leads[axis](before[axis], claim[axis])]).toContain(true);
      }
    }),
  );
});

it('keeps books that balance, and pays no more than was approved, and approves no more than was asked', () => {
  fc.assert(
    fc.property(lives, (life) => {
      for (const { books, asked, approved, paid, payouts } of life) {
        expect(books.claims_expense + books.claims_payable + books.cash_clearing).toBe(0);
        expect(approved ?? 0).toBeLessThanOrEqual(asked);
        expect(paid ?? 0).toBeLessThanOrEqual(approved ?? 0);
        const left = payouts.filter(({ state }) => state === 'paid').map(({ amount }) => amount);
        expect(books.cash_clearing + left.reduce((sum, amount) => sum + amount, 0)).toBe(0);
      }
    }),
  );
});

it('comes to every stage that a person can bring about', () => {
  const stages = new Set(
    fc
      .sample(lives, { numRuns: 400, seed: 1 })
      .flat()
      .map(({ stage }) => stage),
  );
  expect([...stages].sort()).toEqual([
    'cancelled',
    'closed',
    'decided',
    'expired',
    'in_review',
    'needs_action',
    'on_hold',
    'settled',
    'settling',
    'submitted',
  ]);
});
