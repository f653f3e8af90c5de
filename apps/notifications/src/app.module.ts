import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@tuntas/messaging';
import { DeadLettersModule, PlatformModule } from '@tuntas/platform';
import { TimersModule } from '@tuntas/timers';
import { CasesModule } from './cases/cases.module';
import type { NotificationsConfig } from './config';
import { FollowUpsModule } from './follow-ups/follow-ups.module';
import { InboxModule } from './inbox/inbox.module';
import { MessagesModule } from './messages/messages.module';
import { PreferencesModule } from './preferences/preferences.module';
import { RecipientsModule } from './recipients/recipients.module';
import { RepliesModule } from './replies/replies.module';
import { SurveysModule } from './surveys/surveys.module';
import { TemplatesModule } from './templates/templates.module';
import { WebhooksModule } from './webhooks/webhooks.module';

const service = 'notifications';

export const features = [
  RecipientsModule,
  CasesModule,
  MessagesModule,
  RepliesModule,
  InboxModule,
  PreferencesModule,
  TemplatesModule,
  WebhooksModule,
  SurveysModule,
  FollowUpsModule,
];

@Module({})
export class AppModule {
  static forRoot(config: NotificationsConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service, config, entities: [] }),
        DeadLettersModule,
        MessagingModule.forRoot({
          service,
          brokers: config.KAFKA_BROKERS,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
        }),
        TimersModule.forRoot({ service, redisUrl: config.REDIS_URL, redisPrefix: config.REDIS_PREFIX }),
        ...features,
      ],
    };
  }
}
