import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@tuntas/messaging';
import { type Actor, type AuditEntry, Clock } from '@tuntas/platform';
import { type NewTimer, Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { Payee } from '../payees/payee.repository';
import { CaseLog } from '../remedies/case-log';
import { approvalHash } from './approval-hash';
import { rebind } from './domain/rebind';
import { movedPayout } from './payout-traces';
import { PayoutRepository } from './payout.repository';
import { approvalRequested } from './payouts.events';

/** Carries a new account into every payout of the organisation that has not left. */
@Injectable()
export class PayeeChange {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  async apply(manager: EntityManager, payee: Payee, actor: Actor): Promise<void> {
    const due: NewTimer[] = [];
    const events: NewEvent[] = [];
    const audits: AuditEntry[] = [];
    for (const payout of await this.payouts.lockUnsent(manager, payee.organisationId)) {
      const { voided, ...rebound } = rebind(payout);
      await this.payouts.update(manager, payout, {
        ...rebound,
        approvedAt: rebound.approvedBy ? payout.approvedAt : null,
        firstApprovedBy: null,
        approvalHash: approvalHash(payout.id, payout.amount, payee),
        payeeVersion: payee.version,
        payeeFingerprint: payee.fingerprint,
      });
      if (rebound.state === 'scheduled' && payout.method === 'provider') {
        due.push({ name: 'payout.submit', subject: payout.id, dueAt: this.clock.now() });
      }
      if (voided)
        audits.push(movedPayout(payout, 'payout.approval_voided', actor, { by: payout.approvedBy }));
      if (rebound.state === 'awaiting_approval' && payout.state !== 'awaiting_approval') {
        events.push(approvalRequested(payout));
      }
    }
    await this.timers.armMany(manager, due);
    await this.log.write(manager, { events, audits });
  }
}
