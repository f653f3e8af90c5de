import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ResolutionConfig } from '../config';
import { compensationOwed } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { PayeeRepository } from '../payees/payee.repository';
import type { Remedy } from '../remedies/remedy.repository';
import { PayoutMethodRepository } from '../payout-methods/payout-method.repository';
import { type Traces } from '../remedies/traces';
import { approvalHash } from './approval-hash';
import { approvedByRule } from './domain/approval';
import type { PayoutState } from './domain/payout';
import { byRule } from './domain/rebind';
import { movedPayout } from './payout-traces';
import { PayoutRepository } from './payout.repository';
import { approvalRequested, payoutApproved } from './payouts.events';

/** Money as a remedy: the debt enters the books and a payout starts on its way. */
@Injectable()
export class Compensations {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly payees: PayeeRepository,
    private readonly methods: PayoutMethodRepository,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'PAYOUT_LIMITS'>,
  ) {}

  /** Opens the one payout of `remedy` in the caller's transaction; the caller writes the traces with its own. */
  async open(manager: EntityManager, remedy: Remedy): Promise<Traces> {
    const payee = await this.payees.pin(manager, remedy.organisationId);
    const allowed = approvedByRule(this.config.PAYOUT_LIMITS, remedy.amount);
    const state: PayoutState = !allowed ? 'awaiting_approval' : payee ? 'scheduled' : 'approved';
    const method = await this.methods.methodOf(manager, remedy.organisationId, remedy.amount.currency);
    const id = v7();
    const payout = { ...remedy, id, remedyId: remedy.id };
    await this.payouts.insert(manager, {
      ...payout,
      state,
      method,
      payeeVersion: payee?.version ?? null,
      payeeFingerprint: payee?.fingerprint ?? null,
      approvalHash: approvalHash(id, remedy.amount, payee),
      approvedBy: allowed ? byRule : null,
      approvedAt: allowed ? this.clock.now() : null,
      approvalLimit: allowed ? (this.config.PAYOUT_LIMITS[remedy.amount.currency] ?? null) : null,
      rejectedBy: null,
      reasonCode: null,
      bankReference: null,
      endedAt: null,
    });
    await this.ledger.post(manager, compensationOwed(remedy.amount), {
      payoutId: id,
      organisationId: remedy.organisationId,
      postedBy: systemActor.personId,
    });
    if (state === 'scheduled' && method === 'provider') {
      await this.timers.arm(manager, { name: 'payout.submit', subject: id, dueAt: this.clock.now() });
    }
    return {
      events: [allowed ? payoutApproved(payout, byRule) : approvalRequested(payout)],
      audits: [movedPayout(payout, `payout.${state}`, systemActor, { remedyId: remedy.id }, 'event')],
    };
  }
}
