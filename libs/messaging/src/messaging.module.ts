import { type DynamicModule, Module } from '@nestjs/common';
import { InboxAttempt } from './inbox/attempt';
import { DeadLetters } from './inbox/dead-letters';
import { Delivery } from './inbox/delivery';
import { EventHandlers } from './inbox/handlers';
import { InboxStatus } from './inbox/inbox-status';
import { KafkaInbox } from './inbox/kafka-inbox';
import { ParkedEvents } from './inbox/parked-events';
import { KafkaClient } from './kafka';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options';
import { Outbox } from './outbox/outbox';
import { Publisher } from './outbox/publisher';
import { OutboxRelay } from './outbox/relay';
import { WakeAfterCommit } from './outbox/wake-after-commit';
import { MessagingUpkeep } from './upkeep';

/** Outbox, relay and inbox of one service. Needs the service's TypeORM `DataSource` in a global module. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: options },
        KafkaClient,
        Outbox,
        Publisher,
        OutboxRelay,
        WakeAfterCommit,
        EventHandlers,
        InboxAttempt,
        Delivery,
        InboxStatus,
        KafkaInbox,
        DeadLetters,
        ParkedEvents,
        MessagingUpkeep,
      ],
      exports: [Outbox, OutboxRelay, DeadLetters, ParkedEvents, InboxStatus],
    };
  }
}
