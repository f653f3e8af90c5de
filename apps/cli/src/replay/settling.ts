import { setTimeout as sleep } from 'node:timers/promises';
import type { Money } from '@tuntas/kernel';
import {
  anything,
  type ClaimAnswer,
  ledgerTransaction,
  LIST_LIMIT,
  oneOf,
  type PayoutAnswer,
  payoutAnswer,
} from './answers';
import { type ApiClient, ApiRefusal } from './api-client';
import { findClaims, type Keys } from './filing';
import type { PastClaim } from './past-claim';

/** What the system holds about some claims of the file. */
export interface Held {
  readonly filed: number;
  readonly decided: number;
  /** Sums that left, one for each payout that the ledger has as paid. */
  readonly paid: readonly Money[];
  /** What did not come to rest, in words. */
  readonly problems: readonly string[];
}

const stuck: ReadonlySet<string> = new Set(['failed', 'rejected']);
const LOOK_EVERY_MS = 400;

/** Waits until claims are settled, as the second person where one is needed, and reads what the ledger says of them. */
export class Settling {
  constructor(
    private readonly api: ApiClient,
    private readonly keys: Keys,
    private readonly patienceMs: number,
    private readonly signal: AbortSignal,
  ) {}

  /** At most a hundred claims. */
  async rest(claims: readonly PastClaim[]): Promise<Held> {
    const references = claims.map(({ reference }) => reference);
    const awarded = new Set(claims.filter(({ award }) => award !== null).map(({ reference }) => reference));
    let since = performance.now();
    let seen = '';
    for (;;) {
      const there = await findClaims(this.api, this.keys.shipper, references);
      const open = [...there.values()].filter(
        (claim) => awarded.has(claim.externalReference ?? '') && claim.settlement !== 'paid',
      );
      const blocked = open.length > 0 ? await this.helpOn(open) : [];
      const state = JSON.stringify(open.map(({ id, settlement }) => [id, settlement]));
      if (state !== seen) [since, seen] = [performance.now(), state];
      const late = performance.now() - since > this.patienceMs;
      if (blocked.length === open.length || late) {
        return this.held([...there.values()], late ? [...blocked, ...open.map(notSettled)] : blocked);
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.signal });
    }
  }

  /** Approves what waits for a second person; names payouts that will not go on by themselves. */
  private async helpOn(open: readonly ClaimAnswer[]): Promise<string[]> {
    const payouts = await this.payoutsOf(open.map(({ id }) => id));
    const numberOf = new Map(open.map(({ id, externalReference }) => [id, externalReference]));
    const waiting = payouts.filter(({ state }) => state === 'awaiting_approval');
    await Promise.all(waiting.map((payout) => this.approve(payout)));
    return payouts
      .filter(({ state, blocker }) => stuck.has(state) || blocker !== null)
      .map(
        ({ claimId, state, blocker, reasonCode }) =>
          `Claim ${numberOf.get(claimId)}: its payout is ${state} (${blocker ?? reasonCode})`,
      );
  }

  private payoutsOf(claimIds: readonly string[]): Promise<PayoutAnswer[]> {
    const path = `/payouts?limit=${LIST_LIMIT}&${oneOf('claimId', claimIds)}`;
    return this.api.all({ path, key: this.keys.approver, item: payoutAnswer });
  }

  private async approve({ id, approvalHash, blocker }: PayoutAnswer): Promise<void> {
    if (approvalHash === null || blocker !== null) return;
    await this.api
      .call({
        method: 'POST',
        path: `/payouts/${id}/approve`,
        key: this.keys.approver,
        headers: { 'idempotency-key': `replay/approve/${id}/${approvalHash}` },
        body: { approvalHash },
        answer: anything,
      })
      .catch((error: unknown) => {
        // Approved in between, or changed: the next look tells.
        if (!(error instanceof ApiRefusal && (error.status === 409 || error.status === 412))) throw error;
      });
  }

  private async held(claims: readonly ClaimAnswer[], problems: readonly string[]): Promise<Held> {
    const payouts = claims.length > 0 ? await this.payoutsOf(claims.map(({ id }) => id)) : [];
    return {
      filed: claims.length,
      decided: claims.filter(({ decision }) => decision !== 'pending').length,
      paid: payouts.length > 0 ? await this.paid(payouts.map(({ id }) => id)) : [],
      problems,
    };
  }

  /** Money that left, read from the ledger itself. */
  private async paid(payoutIds: readonly string[]): Promise<Money[]> {
    const path = `/ledger/transactions?limit=${LIST_LIMIT}&kind=payout_paid&${oneOf('payoutId', payoutIds)}`;
    const transactions = await this.api.all({ path, key: this.keys.approver, item: ledgerTransaction });
    return transactions.flatMap(({ entries }) =>
      entries
        .filter(({ account }) => account === 'cash_clearing')
        .map(({ amount }) => ({ amount: -amount.amount, currency: amount.currency })),
    );
  }
}

const notSettled = ({ externalReference, stage, settlement }: ClaimAnswer): string =>
  `Claim ${externalReference} was approved and is still ${stage}, settlement ${settlement}`;
