import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module';
import { InboxController } from './inbox.controller';
import { InboxService } from './inbox.service';

@Module({ imports: [MessagesModule], controllers: [InboxController], providers: [InboxService] })
export class InboxModule {}
