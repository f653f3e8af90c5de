import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { MessageDetailDto, MessageDto, MessagePageDto, MessageQueryDto } from './messages.dto';
import { MessagesService } from './messages.service';

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @Roles('agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: MessagePageDto })
  list(@CurrentActor() actor: Actor, @Query() query: MessageQueryDto) {
    return this.messages.list(actor, query);
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: MessageDetailDto })
  one(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.messages.one(actor, id);
  }

  /** For a message that failed, or of which nobody knows whether it arrived. */
  @Post(':id/resend')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'admin')
  @ApiOkResponse({ type: MessageDto })
  resend(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.messages.resend(actor, id);
  }
}
