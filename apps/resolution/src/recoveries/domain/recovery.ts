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

/** What became of the money of one remedy. */
export interface Spent {
  readonly paid: number;
  /** What the bank sent back. */
  readonly returned: number;
  /** What the claimant owes back, or has sent back, because the parcel was found. */
  readonly repayable: number;
  /** What carriers, insurers and marketplaces are asked for already. */
  readonly asked: number;
}

/** Nobody gets more back for a parcel than was paid for it, from however many debtors, the claimant among them. */
export function refuseBeyond({ paid, returned, repayable, asked }: Spent, wanted: number): void {
  const atMost = Math.max(0, paid - returned - repayable - asked);
  if (wanted <= atMost) return;
  if (repayable > 0) {
    throw refuse('repayable', 'The parcel was found: its claimant owes this back, nobody else does.', {
      atMost,
    });
  }
  if (paid > 0 && returned >= paid) {
    throw refuse('returned', 'The money came back: pay it again first, then ask for it.', { atMost });
  }
  throw refuse('beyond_payout', 'Together this would ask back more than was paid for the claim.', { atMost });
}

/** What the recovery is after `amount` of it has come. */
export function afterReceipt(recovery: OwedBack, amount: number): RecoveryState {
  if (recovery.state !== 'open') throw refuse('ended', `This recovery is ${recovery.state} already.`);
  const missing = outstanding(recovery);
  if (amount > missing) throw refuse('too_much', 'This is more than is still owed.', { atMost: missing });
  return amount === missing ? 'settled' : 'open';
}

/** Only what is proposed can be taken back; who proposed what was written off stays on record. */
export function refuseWithdrawal({ state, proposedBy }: OwedBack & { proposedBy: string | null }): void {
  if (state !== 'open') throw refuse('ended', `This recovery is ${state} already.`);
  if (!proposedBy) throw refuse('not_proposed', 'Nobody has proposed to write this off.');
}

/** Giving money up takes two people. */
export function refuseWriteOff(recovery: OwedBack & { proposedBy: string | null }, personId: string): void {
  refuseWithdrawal(recovery);
  if (recovery.proposedBy === personId) {
    throw new DomainError(
      'forbidden',
      'recovery.own_proposal',
      'Somebody else must confirm this: you proposed to write it off.',
    );
  }
}
