import { Injectable } from '@nestjs/common';
import { DomainError, type Money } from '@tuntas/kernel';
import { type Actor, Audit } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { recoveryReceived } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { afterReceipt } from './domain/recovery';
import { RecoveryRepository, type RecoveryRow } from './recovery.repository';

export interface Receipt {
  readonly amount: Money;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly statementLineId: string | null;
  readonly actor: Actor;
}

/** Money that a debtor paid back, into the books in the caller's transaction. */
@Injectable()
export class Receipts {
  constructor(
    private readonly recoveries: RecoveryRepository,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Refuses what {@link book} would refuse. */
  async check(manager: EntityManager, recoveryId: string, amount: Money): Promise<RecoveryRow> {
    const recovery = await this.recoveries.lock(manager, recoveryId);
    if (recovery.currency !== amount.currency) {
      throw new DomainError('conflict', 'recovery.currency', 'The recovery is in another currency.');
    }
    afterReceipt(recovery, amount.amount);
    return recovery;
  }

  async book(manager: EntityManager, recoveryId: string, receipt: Receipt): Promise<void> {
    const recovery = await this.check(manager, recoveryId, receipt.amount);
    const id = v7();
    const { organisationId, payoutId } = recovery;
    const state = afterReceipt(recovery, receipt.amount.amount);
    await this.recoveries.receive(
      manager,
      {
        id,
        recoveryId,
        organisationId,
        amount: receipt.amount.amount,
        receivedOn: receipt.receivedOn,
        note: receipt.note,
        statementLineId: receipt.statementLineId,
        bookedBy: receipt.actor.personId,
      },
      state,
    );
    await this.ledger.post(manager, recoveryReceived(receipt.amount), {
      payoutId,
      referenceId: id,
      organisationId,
      postedBy: receipt.actor.personId,
    });
    await this.audit.append(manager, {
      organisationId,
      subject: `recovery:${recoveryId}`,
      action: 'recovery.received',
      actor: receipt.actor,
      details: { ...receipt.amount, state },
    });
  }
}
