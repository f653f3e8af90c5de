import { Module } from '@nestjs/common';
import { EmailChannel } from '../email/email.channel';
import { Contacts } from '../recipients/contacts';
import { checkRules } from '../rules/check-rules';
import { RepliesModule } from '../replies/replies.module';
import { Conversation } from './conversation';
import { MessagesConsumer } from './messages.consumer';
import { MessagesController } from './messages.controller';
import { MessagesPlanner } from './messages.planner';
import { MessagesRepository } from './messages.repository';
import { MessagesSender } from './messages.sender';
import { MessagesService } from './messages.service';
import { MessagesTimers } from './messages.timers';
import { TurnsService } from './turns.service';
import { Writing } from './writing';

@Module({
  imports: [RepliesModule],
  controllers: [MessagesController, MessagesConsumer],
  providers: [
    Contacts,
    Conversation,
    EmailChannel,
    MessagesPlanner,
    MessagesRepository,
    MessagesSender,
    MessagesService,
    MessagesTimers,
    TurnsService,
    Writing,
  ],
  exports: [MessagesPlanner, MessagesRepository, Writing],
})
export class MessagesModule {
  constructor() {
    checkRules();
  }
}
