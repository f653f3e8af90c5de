import { Module } from '@nestjs/common';
import { RecipientsConsumer } from './recipients.consumer';
import { RecipientsService } from './recipients.service';

@Module({ controllers: [RecipientsConsumer], providers: [RecipientsService] })
export class RecipientsModule {}
