import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@tuntas/messaging';
import { DeadLettersModule, PlatformModule } from '@tuntas/platform';
import { TimersModule } from '@tuntas/timers';
import { BankFilesModule } from './bank-files/bank-files.module';
import type { ResolutionConfig } from './config';
import { DecisionsModule } from './decisions/decisions.module';
import { FoundParcelsModule } from './found-parcels/found-parcels.module';
import { LedgerModule } from './ledger/ledger.module';
import { PayeesModule } from './payees/payees.module';
import { PayoutMethodsModule } from './payout-methods/payout-methods.module';
import { PayoutsModule } from './payouts/payouts.module';
import { RecoveriesModule } from './recoveries/recoveries.module';
import { RemediesModule } from './remedies/remedies.module';
import { ReshipmentsModule } from './reshipments/reshipments.module';
import { StatementsModule } from './statements/statements.module';

/** What a test may leave standing still; a service process runs everything. */
export interface Running {
  readonly messaging?: boolean;
  readonly timers?: boolean;
}

/** Money and goods: remedies, approvals, payouts, the ledger, reshipments. */
@Module({})
export class AppModule {
  static forRoot(config: ResolutionConfig, running: Running = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service: 'resolution', config, entities: [] }),
        DeadLettersModule,
        MessagingModule.forRoot({
          service: 'resolution',
          brokers: config.KAFKA_BROKERS,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          run: running.messaging,
        }),
        TimersModule.forRoot({
          service: 'resolution',
          redisUrl: config.REDIS_URL,
          redisPrefix: config.REDIS_PREFIX,
          run: running.timers,
        }),
        BankFilesModule,
        DecisionsModule,
        FoundParcelsModule,
        LedgerModule,
        PayeesModule,
        PayoutMethodsModule,
        PayoutsModule,
        RecoveriesModule,
        RemediesModule,
        ReshipmentsModule,
        StatementsModule,
      ],
    };
  }
}
