import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type DeadLetter, DeadLetters, type Gap, ParkedEvents, type ReplayResult } from '@tuntas/messaging';
import { Roles } from '../auth/access';
import type { Actor } from '../auth/actor';
import { CurrentActor } from '../auth/current-actor';
import { UuidParam } from '../http/uuid-param';
import { DeadLetterActions } from './dead-letter-actions';
import {
  DeadLettersAnswer,
  DeadLettersQuery,
  DiscardBody,
  GapsAnswer,
  ReplayAnswer,
  SkipGapBody,
} from './dead-letters.dto';

/** What an administrator does about messages that failed; the gateway has it at `/api/dead-letters/:service`. */
@ApiTags('dead-letters')
@Controller('dead-letters')
@Roles('admin')
export class AdminDeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly parked: ParkedEvents,
    private readonly actions: DeadLetterActions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Messages this service could not handle, newest first' })
  @ApiOkResponse({ type: DeadLettersAnswer })
  async list(@Query() query: DeadLettersQuery): Promise<{ items: DeadLetter[] }> {
    return { items: await this.deadLetters.list(query) };
  }

  @Get('gaps')
  @ApiOperation({ summary: 'Cases that wait for an event that has not come' })
  @ApiOkResponse({ type: GapsAnswer })
  async gaps(): Promise<{ items: Gap[] }> {
    return { items: await this.parked.gaps() };
  }

  @Post('gaps/skip')
  @HttpCode(204)
  @ApiOperation({ summary: 'Go on with a case whose missing event is gone for good' })
  @ApiNoContentResponse()
  skip(@CurrentActor() actor: Actor, @Body() { topic, subject, reason }: SkipGapBody): Promise<void> {
    return this.actions.skip({ actor }, topic, subject, reason);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Handle a message once more, and what waited behind it' })
  @ApiOkResponse({ type: ReplayAnswer })
  replay(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<ReplayResult> {
    return this.actions.replay({ actor }, id);
  }

  @Post(':id/discard')
  @HttpCode(204)
  @ApiOperation({ summary: 'Pass over a message for ever; what waited behind it is handled' })
  @ApiNoContentResponse()
  discard(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() { reason }: DiscardBody,
  ): Promise<void> {
    return this.actions.discard({ actor }, id, reason);
  }
}
