import { Module } from '@nestjs/common';
import { RateLimitsModule } from '../rate-limits/rate-limits.module';
import { EventTail } from './event-tail';
import { LiveController } from './live.controller';
import { LiveStreams } from './live-streams.service';

@Module({ imports: [RateLimitsModule], controllers: [LiveController], providers: [LiveStreams, EventTail] })
export class LiveModule {}
