import type { Dice } from '../dice';
import type { Action, Scene } from './scene';

interface Payout {
  readonly id: string;
  readonly approvalHash: string | null;
}

async function approve({ finance }: Scene, dice: Dice): Promise<void> {
  const person = dice.pick(finance);
  const waiting = await person.once<{ items: Payout[] }>({
    path: '/api/payouts?state=awaiting_approval&limit=5',
  });
  if (waiting?.status !== 200) return;
  for (const { id, approvalHash } of waiting.body.items) {
    const ask = { path: `/api/payouts/${id}/approve`, body: { approvalHash } };
    await person.effect('approval', id, ask, dice);
  }
}

/** What the bank refused is sent once more. */
async function tryAgain({ finance }: Scene, dice: Dice): Promise<void> {
  const person = dice.pick(finance);
  const failed = await person.once<{ items: Payout[] }>({ path: '/api/payouts?state=failed&limit=5' });
  const payout = failed?.status === 200 ? dice.pick(failed.body.items) : undefined;
  if (!payout) return;
  await person.once({ method: 'POST', path: `/api/payouts/${payout.id}/retry`, body: {}, key: dice.uuid() });
}

async function look({ finance }: Scene, dice: Dice): Promise<void> {
  const path = dice.pick(['/api/ledger/balance', '/api/payouts/totals', '/api/payouts?limit=20']);
  await dice.pick(finance).once({ path });
}

export const financeActions: readonly Action[] = [
  { name: 'approves', weight: 2, run: approve },
  { name: 'tries again what the bank refused', weight: 0.5, run: tryAgain },
  { name: 'looks at the books', weight: 1, run: look },
];
