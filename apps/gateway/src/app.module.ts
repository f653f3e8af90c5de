import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MessagingModule } from '@tuntas/messaging';
import { PlatformModule } from '@tuntas/platform';
import { AccessModule } from './access/access.module';
import { ApiKeysModule } from './api-keys/api-keys.module';
import { BoardModule } from './board/board.module';
import type { GatewayConfig } from './config';
import { DocsModule } from './docs/docs.module';
import { entities } from './entities';
import { HealthModule } from './health/health.module';
import { LiveModule } from './live/live.module';
import { OrganisationsModule } from './organisations/organisations.module';
import { PagesModule } from './pages/pages.module';
import { PeopleModule } from './people/people.module';
import { ProxyModule } from './proxy/proxy.module';
import { RateLimitInterceptor } from './rate-limits/rate-limit.interceptor';
import { RateLimitsModule } from './rate-limits/rate-limits.module';
import { SessionsModule } from './sessions/sessions.module';
import { SystemModule } from './system/system.module';
import { TokensModule } from './tokens/tokens.module';

const features = [
  AccessModule,
  OrganisationsModule,
  PeopleModule,
  SessionsModule,
  ApiKeysModule,
  TokensModule,
  ProxyModule,
  LiveModule,
  PagesModule,
  DocsModule,
  BoardModule,
  HealthModule,
  SystemModule,
];

@Module({})
export class AppModule {
  static forRoot(config: GatewayConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service: 'gateway', config, entities }),
        MessagingModule.forRoot({
          service: 'gateway',
          brokers: config.KAFKA_BROKERS,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
        }),
        RateLimitsModule,
        ...features,
      ],
      providers: [{ provide: APP_INTERCEPTOR, useClass: RateLimitInterceptor }],
    };
  }
}
