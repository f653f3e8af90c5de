import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock, CONFIG, Database, SYSTEM_SCOPE, systemActor } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import type { ResolutionConfig } from '../config';
import { FoundParcelRepository } from '../found-parcels/found-parcel.repository';
import { payoutPaid as paidPosting } from '../ledger/domain/postings';
import { Ledger } from '../ledger/ledger.service';
import { CaseLog } from '../remedies/case-log';
import { remedyCompleted } from '../remedies/remedies.events';
import { RemedyRepository } from '../remedies/remedy.repository';
import { noTraces, type Traces } from '../remedies/traces';
import { type Discrepancy, judge, type TransferAnswer } from './domain/answer';
import { movedPayout } from './payout-traces';
import { type Payout, PayoutRepository } from './payout.repository';
import { payoutFailed, payoutPaid } from './payouts.events';
import { Repayments } from './repayments.service';
import { SubmissionRepository } from './submission.repository';
import { Withdrawals } from './withdrawals.service';

/** Books what the bank says, once, however often and in whatever order it says it. */
@Injectable()
export class BankAnswers {
  private readonly logger = new Logger('Bank');

  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutRepository,
    private readonly submissions: SubmissionRepository,
    private readonly remedies: RemedyRepository,
    private readonly ledger: Ledger,
    private readonly parcels: FoundParcelRepository,
    private readonly repayments: Repayments,
    private readonly withdrawals: Withdrawals,
    private readonly timers: Timers,
    private readonly log: CaseLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_INQUIRE_MS'>,
  ) {}

  /** @throws DomainError not_found for a key that no payout was sent with */
  async take(key: string, answer: TransferAnswer): Promise<void> {
    await this.database.transaction(SYSTEM_SCOPE, (manager) => this.hear(manager, key, answer));
  }

  /** As {@link take}, in the caller's transaction. */
  async hear(manager: EntityManager, key: string, answer: TransferAnswer): Promise<void> {
    const payout = await this.payouts.lockByKey(manager, key);
    const currentKey = payout.providerKey === key;
    const { next, discrepancy } = judge({ ...payout, currentKey }, answer);
    if (discrepancy) await this.note(manager, payout, key, discrepancy);
    if (next) await this.log.write(manager, await this.move(manager, payout, next, answer));
  }

  private async note(manager: EntityManager, payout: Payout, key: string, kind: Discrepancy): Promise<void> {
    if (!(await this.submissions.noteDiscrepancy(manager, payout, key, kind))) return;
    this.logger.error(`The bank contradicts payout ${payout.id}: ${kind}`);
    const audit = movedPayout(payout, 'payout.discrepancy', systemActor, { kind, key }, 'bank');
    await this.log.write(manager, { events: [], audits: [audit] });
  }

  private move(
    manager: EntityManager,
    payout: Payout,
    next: string,
    answer: TransferAnswer,
  ): Promise<Traces> {
    if (next === 'paid' && answer.outcome === 'paid') return this.paid(manager, payout, answer.bankReference);
    if (next === 'failed' && answer.outcome === 'failed') return this.failed(manager, payout, answer.code);
    return this.unknown(manager, payout, answer);
  }

  private async paid(manager: EntityManager, payout: Payout, bankReference: string): Promise<Traces> {
    const paidAt = this.clock.now();
    await this.payouts.update(manager, payout, { state: 'paid', bankReference, endedAt: paidAt });
    await this.ledger.post(manager, paidPosting(payout.amount), {
      payoutId: payout.id,
      organisationId: payout.organisationId,
      postedBy: systemActor.personId,
    });
    const remedy = await this.remedies.end(manager, payout.remedyId, 'completed', null);
    await this.stopAsking(manager, payout);
    const taken = await this.parcels.isTaken(manager, payout.claimId);
    const owedBack = taken ? await this.repayments.book(manager, [payout]) : noTraces;
    return {
      events: [
        payoutPaid(payout, paidAt),
        ...(remedy ? [remedyCompleted(remedy, paidAt)] : []),
        ...owedBack.events,
      ],
      audits: [
        movedPayout(payout, 'payout.paid', systemActor, { bankReference }, 'bank'),
        ...owedBack.audits,
      ],
    };
  }

  private async failed(manager: EntityManager, payout: Payout, reasonCode: string): Promise<Traces> {
    const failed = await this.payouts.update(manager, payout, { state: 'failed', reasonCode });
    await this.stopAsking(manager, payout);
    // Nobody tries again what its claimant took the parcel for, so nobody is asked to.
    const { events, audits } = (await this.parcels.isTaken(manager, payout.claimId))
      ? await this.withdrawals.parcelTaken(manager, failed)
      : { events: [payoutFailed(payout, reasonCode)], audits: [] };
    return {
      events,
      audits: [movedPayout(payout, 'payout.failed', systemActor, { reasonCode }, 'bank'), ...audits],
    };
  }

  private async unknown(manager: EntityManager, payout: Payout, answer: TransferAnswer): Promise<Traces> {
    const reasonCode = answer.outcome === 'unknown' ? answer.code : 'contradictory_answer';
    await this.payouts.update(manager, payout, { state: 'unknown', reasonCode });
    if (payout.method === 'provider') await this.askSoon(manager, payout);
    return {
      events: [],
      audits: [movedPayout(payout, 'payout.unknown', systemActor, { reasonCode }, 'bank')],
    };
  }

  private askSoon(manager: EntityManager, payout: Payout): Promise<void> {
    return this.timers.arm(manager, {
      name: 'payout.inquire',
      subject: payout.id,
      dueAt: new Date(this.clock.now().getTime() + this.config.BANK_INQUIRE_MS),
      data: { tries: 0 },
    });
  }

  private stopAsking(manager: EntityManager, payout: Payout): Promise<void> {
    return this.timers.cancel(manager, { name: 'payout.inquire', subject: payout.id });
  }
}
