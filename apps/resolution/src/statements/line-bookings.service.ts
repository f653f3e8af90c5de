import { Injectable } from '@nestjs/common';
import { DomainError, type Money } from '@tuntas/kernel';
import { type Actor, Clock } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import {
  bankCharge,
  overpaid,
  paidInPart,
  partPaymentsNetted,
  payoutReturned,
  type Posting,
  repaymentReceived,
} from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { BankAnswers } from '../payouts/bank-answers.service';
import { movedPayout } from '../payouts/payout-traces';
import type { Payout } from '../payouts/payout.repository';
import { payoutReturned as returnedEvent } from '../payouts/payouts.events';
import { ShipperCredit } from '../payouts/shipper-credit.repository';
import { Receipts } from '../recoveries/receipts.service';
import { CaseLog } from '../remedies/case-log';
import { type LineAction, returnOf, settlementOf } from './domain/match';
import type { LineRow } from './statement.repository';

interface Wanted {
  readonly action: LineAction;
  readonly payout: Payout | null;
  readonly recoveryId?: string | undefined;
}

const refuse = (code: string, message: string, details: Record<string, unknown> = {}): DomainError =>
  new DomainError('conflict', `statement_line.${code}`, message, details);

/** Books what two people agreed a line of a statement means. */
@Injectable()
export class LineBookings {
  constructor(
    private readonly answers: BankAnswers,
    private readonly ledger: Ledger,
    private readonly receipts: Receipts,
    private readonly credit: ShipperCredit,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** Refuses already when it is proposed what could not be carried out. */
  async check(manager: EntityManager, line: LineRow, { action, payout, recoveryId }: Wanted): Promise<void> {
    if (payout && payout.amount.currency !== line.currency) {
      throw refuse('currency', 'The payout is in another currency than this line.');
    }
    if (action === 'settle' && payout) refuseSettling(payout);
    if (action === 'book_overpayment' && payout) refuseOverpayment(payout);
    if (action === 'book_return' && payout) await this.kept(manager, line, payout);
    if (action === 'book_repayment' && payout) await this.refuseRepayment(manager, line, payout);
    if (action === 'book_recovery') {
      if (!recoveryId) throw refuse('recovery_missing', 'Say which recovery this money belongs to.');
      await this.receipts.check(manager, recoveryId, moneyOf(line));
    }
  }

  async carryOut(manager: EntityManager, line: LineRow, payout: Payout | null, actor: Actor): Promise<void> {
    switch (line.action) {
      case 'settle':
        if (payout) await this.settle(manager, line, payout, actor);
        return;
      case 'book_return':
        if (payout) await this.takeBack(manager, line, payout, actor);
        return;
      case 'book_overpayment':
        if (payout) await this.overpay(manager, line, payout, actor);
        return;
      case 'book_repayment':
        if (payout) await this.repay(manager, line, payout, actor);
        return;
      case 'book_charge':
        return this.post(manager, line, bankCharge(moneyOf(line)), null, actor);
      case 'book_recovery':
        return this.receipts.book(manager, line.recoveryId ?? '', {
          amount: moneyOf(line),
          receivedOn: line.bookedOn,
          note: line.note,
          statementLineId: line.id,
          actor,
        });
      case 'dismiss':
      case null:
        return;
    }
  }

  private async takeBack(manager: EntityManager, line: LineRow, payout: Payout, actor: Actor): Promise<void> {
    const kept = await this.kept(manager, line, payout);
    await this.post(manager, line, payoutReturned(moneyOf(line), kept), payout, actor);
    await this.log.write(manager, {
      events: [returnedEvent(payout, this.clock.now())],
      audits: [movedPayout(payout, 'payout.returned', actor, { line: line.id, kept })],
    });
  }

  /** What the bank kept of the payout that comes back. */
  private async kept(manager: EntityManager, line: LineRow, payout: Payout): Promise<number> {
    if (payout.state !== 'paid') throw refuse('not_paid', 'Only a payout that was paid can come back.');
    const out = await this.outOf(manager, payout);
    const returned = returnOf(payout.amount.amount, out, line.amount);
    if (returned) return returned.kept;
    throw refuse('more_than_paid', 'More came back than was paid: it is something else.', { atMost: out });
  }

  private overpay(manager: EntityManager, line: LineRow, payout: Payout, actor: Actor): Promise<void> {
    refuseOverpayment(payout);
    return this.post(manager, line, overpaid(moneyOf(line)), payout, actor);
  }

  private async repay(manager: EntityManager, line: LineRow, payout: Payout, actor: Actor): Promise<void> {
    await this.refuseRepayment(manager, line, payout);
    await this.post(manager, line, repaymentReceived(moneyOf(line)), payout, actor);
  }

  private async refuseRepayment(manager: EntityManager, line: LineRow, payout: Payout): Promise<void> {
    const atMost = Math.max(0, await this.credit.owedFor(manager, payout.id));
    if (line.amount <= atMost) return;
    throw refuse('more_than_owed', 'The shipper does not owe as much for this payout.', { atMost });
  }

  /** What left for a payout and has not come back. */
  private async outOf(manager: EntityManager, payout: Payout): Promise<number> {
    const [row] = await manager.query<[{ over: number }]>(
      `SELECT coalesce(sum(e.amount), 0)::bigint AS over FROM ledger_transactions t
       JOIN ledger_entries e ON e.transaction_id = t.id AND e.account = 'shipper_credit'
       WHERE t.payout_id = $1 AND t.kind IN ('overpaid', 'payout_returned', 'repayment_received')`,
      [payout.id],
    );
    return payout.amount.amount + row.over;
  }

  private async settle(manager: EntityManager, line: LineRow, payout: Payout, actor: Actor): Promise<void> {
    refuseSettling(payout);
    const parts = await this.paidInParts(manager, payout.id);
    const { currency } = payout.amount;
    const { paid, over, part } = settlementOf(payout.amount.amount, parts, -line.amount);
    if (part > 0) await this.post(manager, line, paidInPart({ amount: part, currency }), payout, actor);
    if (!paid) return;
    await this.believe(manager, line, payout);
    if (parts > 0) {
      await this.post(manager, line, partPaymentsNetted({ amount: parts, currency }), payout, actor);
    }
    if (over > 0) await this.post(manager, line, overpaid({ amount: over, currency }), payout, actor);
  }

  /** A payout that was given up before is first doubted and then believed, so that its moves stay in the table. */
  private async believe(manager: EntityManager, line: LineRow, payout: Payout): Promise<void> {
    const key = payout.providerKey ?? '';
    const answer = {
      outcome: 'paid',
      amount: payout.amount,
      bankReference: line.bankReference ?? `${line.statementId}/${line.line}`,
    } as const;
    const awaited = payout.state === 'submitted' || payout.state === 'unknown';
    if (!awaited) await this.answers.hear(manager, key, answer);
    await this.answers.hear(manager, key, answer);
  }

  private async paidInParts(manager: EntityManager, payoutId: string): Promise<number> {
    const [row] = await manager.query<[{ parts: number }]>(
      `SELECT coalesce(sum(e.amount), 0)::bigint AS parts FROM ledger_transactions t
       JOIN ledger_entries e ON e.transaction_id = t.id AND e.account = 'shipper_credit'
       WHERE t.payout_id = $1 AND t.kind IN ('paid_in_part', 'part_payments_netted')`,
      [payoutId],
    );
    return row.parts;
  }

  private post(
    manager: EntityManager,
    line: LineRow,
    posting: Posting,
    payout: Payout | null,
    actor: Actor,
  ): Promise<void> {
    const organisationId = payout?.organisationId ?? actor.organisationId;
    if (!organisationId)
      throw refuse('no_books', 'You belong to no organisation in whose books this could stand.');
    return this.ledger.post(manager, posting, {
      payoutId: payout?.id ?? null,
      referenceId: line.id,
      organisationId,
      postedBy: actor.personId,
    });
  }
}

const moneyOf = (line: LineRow): Money => ({ amount: Math.abs(line.amount), currency: line.currency });

function refuseOverpayment({ state }: Payout): void {
  if (state === 'paid' || state === 'rejected') return;
  throw refuse('not_overpaid', `This payout is ${state}: settle it first, then what is too much is known.`);
}

function refuseSettling({ state, providerKey }: Payout): void {
  if (state === 'paid' || state === 'rejected') {
    throw refuse('payout_ended', `This payout is ${state} already: the line pays for something else.`);
  }
  if (!providerKey) throw refuse('never_sent', 'This payout was never sent to a bank.');
}
