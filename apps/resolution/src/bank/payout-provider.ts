import type { Money } from '@tuntas/kernel';
import type { TransferAnswer } from '../payouts/domain/answer';

/** A transfer as it is stored before it is sent; the same key always carries the same order. */
export interface TransferOrder {
  /** Idempotency key at the provider, 1 to 255 of `A-Z a-z 0-9 _ . -`. */
  readonly key: string;
  readonly amount: Money;
  readonly payee: {
    readonly bankCode: string;
    readonly accountNumber: string;
    readonly holder: string;
  };
  /** Shown on the payee's statement: the claim's number. */
  readonly reference: string;
}

/**
 * Whoever moves the money. Both calls resolve whatever happens: a timeout, a cut connection, a fault or an answer that
 * cannot be read is `unknown`, which says nothing about whether the money left.
 */
export interface PayoutProvider {
  /** Asks for the transfer. Repeating an order with its key is safe: the provider does it once and answers the same. */
  transfer(order: TransferOrder): Promise<TransferAnswer>;
  /** Asks what became of a key; `absent` when the provider never accepted it. */
  find(key: string): Promise<TransferAnswer | { readonly outcome: 'absent' }>;
}

export const PAYOUT_PROVIDER = Symbol('PAYOUT_PROVIDER');
