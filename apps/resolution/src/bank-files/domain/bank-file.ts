import { DomainError, type Money, type TransitionTable } from '@tuntas/kernel';

export const bankFileStates = ['made', 'sent', 'cancelled'] as const;
export type BankFileState = (typeof bankFileStates)[number];

/** A file is made once; it is sent, or cancelled before that and its payouts wait for another one. */
export const bankFileTable = {
  made: ['sent', 'cancelled'],
  sent: [],
  cancelled: [],
} as const satisfies TransitionTable<BankFileState>;

export const formats = ['xml', 'csv'] as const;
export type Format = (typeof formats)[number];

/** One order of a file. */
export interface FileOrder {
  /** At most 35 characters, which is what the standard has room for. */
  readonly endToEndId: string;
  readonly amount: Money;
  readonly payee: { readonly bankCode: string; readonly accountNumber: string; readonly holder: string };
  readonly reference: string;
}

export interface OwnAccount {
  readonly name: string;
  readonly bankCode: string;
  readonly accountNumber: string;
}

export interface FileFacts {
  readonly number: string;
  readonly madeAt: Date;
  /** `2026-11-27` */
  readonly executionDate: string;
  readonly currency: string;
  readonly debtor: OwnAccount;
  readonly orders: readonly FileOrder[];
}

/** As many as a bank takes in one batch, and as one request can hold. */
export const ordersAtMost = 5_000;

export type CancelCase = {
  readonly downloaders: readonly string[];
  readonly made: number;
  readonly waiting: number;
};

/**
 * A file that somebody has had in hands may be at the bank already: nobody who took it can also take it back, so
 * that two people know. What the bank has answered for cannot be taken back at all.
 */
export function refuseCancel({ downloaders, made, waiting }: CancelCase, personId: string): void {
  if (waiting < made) {
    throw new DomainError(
      'conflict',
      'bank_file.at_bank',
      'The bank has already answered for payouts of this file, so it was sent: mark it as sent.',
    );
  }
  if (downloaders.includes(personId)) {
    throw new DomainError(
      'forbidden',
      'bank_file.own_download',
      'You downloaded this file: somebody else must confirm that it never reached the bank, and cancel it.',
    );
  }
}
