import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  Idempotency,
  type IdempotencyHeader,
  requireVersion,
  scopeOf,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { recoveryOpened, recoveryWrittenOff } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { PayoutRepository } from '../payouts/payout.repository';
import { outstanding, refuseBeyond, refuseWithdrawal, refuseWriteOff } from './domain/recovery';
import { Receipts } from './receipts.service';
import { type OpenRecoveryBody, type ReceiptBody, type RecoveryView, recoveryViewOf } from './recoveries.dto';
import { RecoveryRepository, type RecoveryRow } from './recovery.repository';

/** What carriers, insurers and marketplaces owe back for what was paid. */
@Injectable()
export class Recoveries {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly recoveries: RecoveryRepository,
    private readonly payouts: PayoutRepository,
    private readonly receipts: Receipts,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  open(actor: Actor, wanted: OpenRecoveryBody, key: IdempotencyHeader): Promise<RecoveryView> {
    return this.once(actor, key, async (manager) => {
      const payout = await this.payouts.lock(manager, wanted.payoutId);
      if (payout.state !== 'paid') {
        throw new DomainError('conflict', 'recovery.not_paid', 'Only what was paid can be asked back.');
      }
      // A remedy's money may have left more than once: all of its payouts stay as they are while they are counted.
      await this.payouts.lockOfClaim(manager, payout.claimId);
      refuseBeyond(await this.recoveries.spent(manager, payout.remedyId), wanted.amount);
      const { organisationId, claimId, claimNumber } = payout;
      const { currency } = payout.amount;
      const id = v7();
      const inserted = await this.recoveries.insert(manager, {
        ...wanted,
        id,
        organisationId,
        claimId,
        claimNumber,
        currency,
        reference: wanted.reference ?? null,
        dueAt: new Date(wanted.dueAt),
        openedBy: actor.personId,
      });
      if (!inserted) {
        throw new DomainError(
          'conflict',
          'recovery.exists',
          `There is a recovery from a ${wanted.debtorKind} already.`,
        );
      }
      await this.ledger.post(manager, recoveryOpened({ amount: wanted.amount, currency }), {
        payoutId: payout.id,
        referenceId: id,
        organisationId,
        postedBy: actor.personId,
      });
      await this.record(manager, { id, organisationId }, 'opened', actor, {
        amount: wanted.amount,
        currency,
      });
      return id;
    });
  }

  receive(
    actor: Actor,
    id: string,
    { amount, receivedOn, note }: ReceiptBody,
    key: IdempotencyHeader,
  ): Promise<RecoveryView> {
    return this.once(actor, key, async (manager) => {
      const { currency } = await this.recoveries.lock(manager, id);
      const receipt = {
        amount: { amount, currency },
        receivedOn,
        note: note ?? null,
        statementLineId: null,
        actor,
      };
      await this.receipts.book(manager, id, receipt);
      return id;
    });
  }

  proposeWriteOff(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    reason: string,
  ): Promise<RecoveryView> {
    return this.change(actor, id, ifMatch, async (manager, recovery) => {
      if (recovery.state !== 'open') {
        throw new DomainError('conflict', 'recovery.ended', `This recovery is ${recovery.state} already.`);
      }
      await this.recoveries.proposeWriteOff(manager, id, actor.personId, reason);
      await this.record(manager, recovery, 'write_off_proposed', actor, { reason });
    });
  }

  withdrawWriteOff(actor: Actor, id: string, ifMatch: string | undefined): Promise<RecoveryView> {
    return this.change(actor, id, ifMatch, async (manager, recovery) => {
      refuseWithdrawal(recovery);
      await this.recoveries.proposeWriteOff(manager, id, null, null);
      await this.record(manager, recovery, 'write_off_withdrawn', actor, { proposedBy: recovery.proposedBy });
    });
  }

  /** The second person gives up what has not come. */
  confirmWriteOff(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    key: IdempotencyHeader,
  ): Promise<RecoveryView> {
    return this.once(actor, key, async (manager) => {
      const recovery = await this.recoveries.lock(manager, id);
      requireVersion(ifMatch, recovery.version);
      refuseWriteOff(recovery, actor.personId);
      const amount = { amount: outstanding(recovery), currency: recovery.currency };
      await this.ledger.post(manager, recoveryWrittenOff(amount), {
        payoutId: recovery.payoutId,
        referenceId: id,
        organisationId: recovery.organisationId,
        postedBy: actor.personId,
      });
      await this.recoveries.writeOff(manager, id, amount.amount);
      await this.record(manager, recovery, 'written_off', actor, amount);
      return id;
    });
  }

  private once(
    actor: Actor,
    key: IdempotencyHeader,
    work: (manager: EntityManager) => Promise<string>,
  ): Promise<RecoveryView> {
    return this.database.transaction(scopeOf(actor), (manager) =>
      this.idempotency.once(manager, { actor, ...key }, async () =>
        recoveryViewOf(await this.recoveries.lock(manager, await work(manager)), actor, this.clock.now()),
      ),
    );
  }

  private change(
    actor: Actor,
    id: string,
    ifMatch: string | undefined,
    work: (manager: EntityManager, recovery: RecoveryRow) => Promise<void>,
  ): Promise<RecoveryView> {
    return this.database.transaction(scopeOf(actor), async (manager) => {
      const recovery = await this.recoveries.lock(manager, id);
      requireVersion(ifMatch, recovery.version);
      await work(manager, recovery);
      return recoveryViewOf(await this.recoveries.lock(manager, id), actor, this.clock.now());
    });
  }

  private record(
    manager: EntityManager,
    { id, organisationId }: { id: string; organisationId: string },
    what: string,
    actor: Actor,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.append(manager, {
      organisationId,
      subject: `recovery:${id}`,
      action: `recovery.${what}`,
      actor,
      details,
    });
  }
}
