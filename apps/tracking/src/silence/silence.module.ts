import { Module } from '@nestjs/common';
import { SilenceService } from './silence.service';
import { SilenceTimers } from './silence.timers';
import { SilenceWatch } from './silence-watch';

@Module({
  providers: [SilenceService, SilenceTimers, SilenceWatch],
  exports: [SilenceWatch],
})
export class SilenceModule {}
