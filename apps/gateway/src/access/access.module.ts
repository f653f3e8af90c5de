import { Global, Module } from '@nestjs/common';
import { AUTHENTICATION } from '@tuntas/platform';
import { RateLimitsModule } from '../rate-limits/rate-limits.module';
import { KeyOrSession } from './authentication';
import { Principals } from './principals.service';

/** Global, because the platform's guard asks it. */
@Global()
@Module({
  imports: [RateLimitsModule],
  providers: [Principals, KeyOrSession, { provide: AUTHENTICATION, useExisting: KeyOrSession }],
  exports: [Principals, KeyOrSession, AUTHENTICATION],
})
export class AccessModule {}
