import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntitySubscriberInterface, type TransactionCommitEvent } from 'typeorm';
import type { TransactionRollbackEvent } from 'typeorm';
import { takeAppended } from './appended';
import { OutboxRelay } from './relay';

/** Wakes the relay after the commit of every transaction that appended events, and after no other. */
@Injectable()
export class WakeAfterCommit implements EntitySubscriberInterface, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly relay: OutboxRelay,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    // Also called when a savepoint is released, while the outer transaction is still open.
    if (queryRunner.isTransactionActive) return;
    const buckets = takeAppended(queryRunner);
    if (buckets.size > 0) this.relay.wake(buckets);
  }

  afterTransactionRollback({ queryRunner }: TransactionRollbackEvent): void {
    if (!queryRunner.isTransactionActive) takeAppended(queryRunner);
  }
}
