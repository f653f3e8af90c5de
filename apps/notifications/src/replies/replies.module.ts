import { Module } from '@nestjs/common';
import { Contacts } from '../recipients/contacts';
import { ClaimsClient } from './claims-client';
import { InboundServer } from './inbound.server';
import { InboundService } from './inbound.service';
import { ReplyAddresses } from './reply-addresses';

@Module({
  providers: [Contacts, ClaimsClient, InboundServer, InboundService, ReplyAddresses],
  exports: [ClaimsClient, ReplyAddresses],
})
export class RepliesModule {}
