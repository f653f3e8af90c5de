import { Module } from '@nestjs/common';
import { RateLimitsModule } from '../rate-limits/rate-limits.module';
import { SessionPurge } from './session-purge';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';
import { SignInLimits } from './sign-in-limits';
import { WhoAmIService } from './who-am-i.service';

@Module({
  imports: [RateLimitsModule],
  controllers: [SessionsController],
  providers: [SessionsService, SignInLimits, WhoAmIService, SessionPurge],
})
export class SessionsModule {}
