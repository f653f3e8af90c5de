import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import { ListMessagesQuery, MessageDto, MessagePageDto, WriteMessageDto } from './messages.dto';
import { ThreadReads } from './thread-reads.service';
import { ThreadService } from './thread.service';

@ApiTags('claims')
@Controller('claims/:id/messages')
export class ClaimMessagesController {
  constructor(
    private readonly thread: ThreadService,
    private readonly reads: ThreadReads,
  ) {}

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({
    summary: 'The conversation on a claim, oldest first; the desk also sees its internal notes',
  })
  @ApiOkResponse({ type: MessagePageDto })
  list(@UuidParam('id') id: string, @CurrentActor() actor: Actor, @Query() query: ListMessagesQuery) {
    return this.reads.list(actor, id, query);
  }

  @Post()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'Write to the other side, or a note for the desk',
    description:
      'A claimant’s message answers a claim that waits and reopens one that expired. A message of the desk is a response and starts the time to the next update; an internal note is none.',
  })
  @ApiCreatedResponse({ type: MessageDto })
  write(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @Body() body: WriteMessageDto,
    @IdempotencyKey() key: IdempotencyHeader | null,
  ) {
    return this.thread.write(actor, id, body, key);
  }

  @Post('read')
  @HttpCode(204)
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'You have read the conversation up to now' })
  read(@UuidParam('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.reads.read(actor, id);
  }
}
