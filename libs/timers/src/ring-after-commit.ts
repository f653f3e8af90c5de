import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DataSource,
  type EntitySubscriberInterface,
  type TransactionCommitEvent,
  type TransactionRollbackEvent,
} from 'typeorm';
import { takeArmed } from './armed';
import { TimerRings } from './timer-rings';
import { TimerSweep } from './timer-sweep';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

/**
 * Announces a transaction's timers once it has committed: Redis never hears of a timer that is not there. What is due
 * at once is not worth a journey through Redis; the sweep fires it together with others of the same moment.
 */
@Injectable()
export class RingAfterCommit implements EntitySubscriberInterface, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rings: TimerRings,
    private readonly sweep: TimerSweep,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    // Also called when a savepoint is released, while the outer transaction is still open.
    if (queryRunner.isTransactionActive) return;
    const armed = takeArmed(queryRunner);
    if (armed.length === 0 || this.options.run === false) return;
    const horizon = this.options.horizon ?? 600_000;
    if (armed.some(({ dueAt, now }) => dueAt <= now)) this.sweep.lookSoon();
    const near = armed.filter(({ dueAt, now }) => dueAt > now && dueAt - now < horizon);
    if (near.length > 0) this.rings.add(near);
  }

  afterTransactionRollback({ queryRunner }: TransactionRollbackEvent): void {
    if (!queryRunner.isTransactionActive) takeArmed(queryRunner);
  }
}
