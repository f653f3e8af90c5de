import { Inject, Injectable } from '@nestjs/common';
import type { Money } from '@tuntas/kernel';
import { type Actor, Clock, CONFIG, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ResolutionConfig } from '../config';
import { compensationOwed, payoutOwedAgain } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { PayeeRepository } from '../payees/payee.repository';
import { PayoutMethodRepository } from '../payout-methods/payout-method.repository';
import { remedyCompleted } from '../remedies/remedies.events';
import { type Remedy, RemedyRepository } from '../remedies/remedy.repository';
import type { Traces } from '../remedies/traces';
import { approvalHash } from './approval-hash';
import { approvedByRule } from './domain/approval';
import type { PayoutState } from './domain/payout';
import { byRule } from './domain/rebind';
import { Nettings } from './nettings.service';
import { movedPayout } from './payout-traces';
import { type Payout, PayoutRepository } from './payout.repository';
import { approvalRequested, payoutApproved } from './payouts.events';
import type { Return } from './shipper-credit.repository';

type Owed = Pick<Payout, 'id' | 'remedyId' | 'organisationId' | 'claimId' | 'claimantId'> & {
  readonly amount: Money;
};

/** Money as a remedy: the debt enters the books and a payout starts on its way. */
@Injectable()
export class Compensations {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly payees: PayeeRepository,
    private readonly methods: PayoutMethodRepository,
    private readonly remedies: RemedyRepository,
    private readonly nettings: Nettings,
    private readonly ledger: Ledger,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'PAYOUT_LIMITS'>,
  ) {}

  /** Opens the first payout of `remedy` in the caller's transaction; the caller writes the traces with its own. */
  async open(manager: EntityManager, remedy: Remedy): Promise<Traces> {
    const owed = { ...remedy, id: v7(), remedyId: remedy.id };
    await this.ledger.post(manager, compensationOwed(remedy.amount), {
      payoutId: owed.id,
      organisationId: remedy.organisationId,
      postedBy: systemActor.personId,
    });
    const { payout, traces } = await this.start(manager, owed, { paysReturn: null, firstApprovedBy: null });
    const done = payout.state === 'paid' && (await this.remedies.end(manager, remedy.id, 'completed', null));
    return done ? { ...traces, events: [...traces.events, remedyCompleted(done, this.clock.now())] } : traces;
  }

  /** Opens a payout of what came back of `returned`, which the caller has locked, to the account registered now. */
  async again(
    manager: EntityManager,
    returned: Payout,
    { id: paysReturn, amount }: Return,
    { personId }: Actor,
  ): Promise<{ id: string; traces: Traces }> {
    const owed = { ...returned, id: v7(), amount: { ...returned.amount, amount } };
    await this.ledger.post(manager, payoutOwedAgain(owed.amount), {
      payoutId: returned.id,
      referenceId: owed.id,
      organisationId: owed.organisationId,
      postedBy: personId,
    });
    const { traces } = await this.start(manager, owed, { paysReturn, firstApprovedBy: personId });
    return { id: owed.id, traces };
  }

  private async start(
    manager: EntityManager,
    owed: Owed,
    cause: Pick<Payout, 'paysReturn' | 'firstApprovedBy'>,
  ): Promise<{ payout: Owed & { state: PayoutState }; traces: Traces }> {
    const payee = await this.payees.pin(manager, owed.organisationId);
    const nettings = await this.nettings.plan(manager, owed);
    const netted = nettings.reduce((sum, netting) => sum + netting.amount, 0);
    const amount = { ...owed.amount, amount: owed.amount.amount - netted };
    const allowed = approvedByRule(this.config.PAYOUT_LIMITS, amount);
    const state: PayoutState =
      amount.amount === 0 ? 'paid' : !allowed ? 'awaiting_approval' : payee ? 'scheduled' : 'approved';
    const byARule = allowed || state === 'paid';
    const method = await this.methods.methodOf(manager, owed.organisationId, amount.currency);
    const payout = { ...owed, ...cause, amount, netted, state };
    const now = this.clock.now();
    await this.payouts.insert(manager, {
      ...payout,
      method,
      payeeVersion: payee?.version ?? null,
      payeeFingerprint: payee?.fingerprint ?? null,
      approvalHash: approvalHash(owed.id, amount, payee),
      approvedBy: byARule ? byRule : null,
      approvedAt: byARule ? now : null,
      approvalLimit: allowed ? (this.config.PAYOUT_LIMITS[amount.currency] ?? null) : null,
      rejectedBy: null,
      reasonCode: null,
      bankReference: null,
      endedAt: state === 'paid' ? now : null,
    });
    const taken = await this.nettings.book(manager, payout, nettings);
    if (state === 'scheduled' && method === 'provider') {
      await this.timers.arm(manager, { name: 'payout.submit', subject: owed.id, dueAt: now });
    }
    const said = allowed ? payoutApproved(payout, byRule) : approvalRequested(payout);
    const audit = movedPayout(
      payout,
      `payout.${state}`,
      systemActor,
      { remedyId: owed.remedyId, netted },
      'event',
    );
    return {
      payout,
      traces: { events: [...taken, ...(state === 'paid' ? [] : [said])], audits: [audit] },
    };
  }
}
