import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { InboxItemDto, InboxPageDto, InboxQueryDto, UnreadDto } from './inbox.dto';
import { InboxService } from './inbox.service';

@ApiTags('inbox')
@Roles('courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @ApiOkResponse({ type: InboxPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: InboxQueryDto) {
    return this.inbox.list(actor, query);
  }

  @Get('unread')
  @ApiOkResponse({ type: UnreadDto })
  unread(@CurrentActor() actor: Actor) {
    return this.inbox.unread(actor);
  }

  @Post('read')
  @HttpCode(200)
  @ApiOkResponse({ type: UnreadDto })
  markAllRead(@CurrentActor() actor: Actor) {
    return this.inbox.markAllRead(actor);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ type: InboxItemDto })
  markRead(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.inbox.markRead(actor, id);
  }
}
