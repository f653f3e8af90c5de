import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG } from '@tuntas/platform';
import { Timers } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { PAYOUT_PROVIDER, type PayoutProvider, type TransferOrder } from '../bank/payout-provider';
import type { ResolutionConfig } from '../config';
import { BankAnswers } from './bank-answers.service';
import { inquiryPause } from './domain/payout';
import { SubmissionRepository } from './submission.repository';

/**
 * Sends money, each step safe to be killed in: the key is stored and the inquiry armed in the transaction before the
 * call, and the inquiry asks by that key before anything is sent again.
 */
@Injectable()
export class Submissions {
  constructor(
    private readonly submissions: SubmissionRepository,
    private readonly answers: BankAnswers,
    private readonly timers: Timers,
    private readonly clock: Clock,
    @Inject(PAYOUT_PROVIDER) private readonly provider: PayoutProvider,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_TIMEOUT_MS' | 'BANK_INQUIRE_MS'>,
  ) {}

  /** Returns the call to make once the caller's transaction has committed; nothing when the payout may not leave. */
  async submit(manager: EntityManager, payoutId: string): Promise<void | (() => Promise<void>)> {
    const submission = await this.submissions.submit(manager, payoutId);
    if (!submission) return;
    await this.askLater(manager, payoutId, 0);
    return () => this.send(submission.order);
  }

  /** Returns the question to ask after the commit; nothing when the payout has its answer. */
  async inquire(
    manager: EntityManager,
    payoutId: string,
    tries: number,
  ): Promise<void | (() => Promise<void>)> {
    const submission = await this.submissions.awaited(manager, payoutId);
    if (!submission) return;
    await this.askLater(manager, payoutId, tries + 1);
    return () => this.ask(submission.order);
  }

  private async send(order: TransferOrder): Promise<void> {
    await this.answers.take(order.key, await this.provider.transfer(order));
  }

  private async ask(order: TransferOrder): Promise<void> {
    const found = await this.provider.find(order.key);
    if (found.outcome === 'absent') return this.send(order);
    await this.answers.take(order.key, found);
  }

  /** Armed before the call: later than the call can last, and later each time. */
  private askLater(manager: EntityManager, payoutId: string, tries: number): Promise<void> {
    const pause = this.config.BANK_TIMEOUT_MS + inquiryPause(this.config.BANK_INQUIRE_MS, tries);
    return this.timers.arm(manager, {
      name: 'payout.inquire',
      subject: payoutId,
      dueAt: new Date(this.clock.now().getTime() + pause),
      data: { tries },
    });
  }
}
