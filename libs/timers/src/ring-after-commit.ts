import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DataSource,
  type EntitySubscriberInterface,
  type TransactionCommitEvent,
  type TransactionRollbackEvent,
} from 'typeorm';
import { takeArmed } from './armed';
import { TimerRings } from './timer-rings';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

/** Adds the rings of a transaction's timers once it has committed: Redis never hears of a timer that is not there. */
@Injectable()
export class RingAfterCommit implements EntitySubscriberInterface, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rings: TimerRings,
    @Inject(TIMERS_OPTIONS) private readonly options: TimersOptions,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    // Also called when a savepoint is released, while the outer transaction is still open.
    if (queryRunner.isTransactionActive) return;
    const horizon = this.options.horizon ?? 600_000;
    const near = takeArmed(queryRunner).filter(({ dueAt, now }) => dueAt - now < horizon);
    if (near.length > 0 && this.options.run !== false) this.rings.add(near);
  }

  afterTransactionRollback({ queryRunner }: TransactionRollbackEvent): void {
    if (!queryRunner.isTransactionActive) takeArmed(queryRunner);
  }
}
