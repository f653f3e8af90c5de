import { Module } from '@nestjs/common';
import { RecipientsConsumer } from './recipients.consumer';

@Module({ controllers: [RecipientsConsumer] })
export class RecipientsModule {}
