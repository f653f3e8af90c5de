import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { MessagesModule } from '../messages/messages.module';
import { FollowUpsConsumer } from './follow-ups.consumer';
import { FollowUpsTimers } from './follow-ups.timers';
import { RemindersService } from './reminders.service';

@Module({
  imports: [CasesModule, MessagesModule],
  controllers: [FollowUpsConsumer],
  providers: [FollowUpsTimers, RemindersService],
})
export class FollowUpsModule {}
