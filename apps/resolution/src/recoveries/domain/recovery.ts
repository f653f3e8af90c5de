import { DomainError, type TransitionTable } from '@tuntas/kernel';

export const recoveryStates = ['open', 'settled', 'written_off'] as const;
export type RecoveryState = (typeof recoveryStates)[number];

/** What is owed back ends when all of it has come, or when the rest is given up. */
export const recoveryTable = {
  open: ['settled', 'written_off'],
  settled: [],
  written_off: [],
} as const satisfies TransitionTable<RecoveryState>;

export const debtorKinds = ['carrier', 'insurer', 'marketplace'] as const;
export type DebtorKind = (typeof debtorKinds)[number];

export interface OwedBack {
  readonly state: RecoveryState;
  readonly amount: number;
  readonly received: number;
  readonly writtenOff: number;
}

export const outstanding = ({ amount, received, writtenOff }: Omit<OwedBack, 'state'>): number =>
  amount - received - writtenOff;

const refuse = (code: string, message: string, details: Record<string, unknown> = {}): DomainError =>
  new DomainError('conflict', `recovery.${code}`, message, details);

/** Nobody gets more back for a parcel than was paid for it, from however many debtors. */
export function refuseBeyond(paid: number, claimedElsewhere: number, wanted: number): void {
  if (claimedElsewhere + wanted <= paid) return;
  throw refuse('beyond_payout', 'Together this would ask back more than was paid for the claim.', {
    atMost: Math.max(0, paid - claimedElsewhere),
  });
}

/** What the recovery is after `amount` of it has come. */
export function afterReceipt(recovery: OwedBack, amount: number): RecoveryState {
  if (recovery.state !== 'open') throw refuse('ended', `This recovery is ${recovery.state} already.`);
  const missing = outstanding(recovery);
  if (amount > missing) throw refuse('too_much', 'This is more than is still owed.', { atMost: missing });
  return amount === missing ? 'settled' : 'open';
}

/** Giving money up takes two people. */
export function refuseWriteOff(recovery: OwedBack & { proposedBy: string | null }, personId: string): void {
  if (recovery.state !== 'open') throw refuse('ended', `This recovery is ${recovery.state} already.`);
  if (!recovery.proposedBy) throw refuse('not_proposed', 'Nobody has proposed to write this off.');
  if (recovery.proposedBy === personId) {
    throw new DomainError(
      'forbidden',
      'recovery.own_proposal',
      'Somebody else must confirm this: you proposed to write it off.',
    );
  }
}
