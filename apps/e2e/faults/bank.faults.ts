import type { Fault } from './fault';
import type { System } from './system';

interface Act {
  readonly act: string;
  readonly ms?: number;
}

/** Teaches the bank how to behave; it remembers until it is told otherwise or restarted. */
export async function teachBank({ stack }: Pick<System, 'stack'>, script: object): Promise<void> {
  const key = stack.environment()['BANK_KEY'] ?? '';
  const callbackUrl = `${stack.addresses.resolution}/payouts/bank-callback`;
  const response = await fetch(`${stack.addresses.bank}/behaviour`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ callbackUrl, ...script }),
  });
  if (!response.ok) throw new Error(`the bank does not learn: ${await response.text()}`);
}

const behaves = (name: string, numbers: string[], acts: readonly Act[], more: object = {}): Fault => ({
  name: `the bank ${name}`,
  numbers,
  hits: 'bank',
  lasts: [10, 30],
  break: async (system, dice) => {
    const seed = dice.between(1, 1_000_000);
    await teachBank(system, { chance: { probability: 0.8, seed, acts }, ...more });
    return () => teachBank(system, {});
  },
});

export const bankFaults: readonly Fault[] = [
  behaves(
    'pays and does not say so',
    ['F34'],
    [{ act: 'error_after' }, { act: 'cut_after' }, { act: 'silent_after' }],
  ),
  behaves('answers 500 or breaks off, and cannot be asked', ['F35'], [{ act: 'error' }, { act: 'cut' }], {
    failInquiries: 10,
  }),
  behaves(
    'is slow',
    ['F35'],
    [
      { act: 'slow', ms: 4_000 },
      { act: 'slow', ms: 12_000 },
    ],
  ),
  behaves(
    'answers twice, or calls back first',
    ['F35'],
    [{ act: 'answer_twice' }, { act: 'callback_first' }],
  ),
  behaves('refuses for good', ['F35'], [{ act: 'fail' }]),
];
