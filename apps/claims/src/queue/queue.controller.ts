import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, etagOf, Roles } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { ClaimDto } from '../claims/claims.dto';
import { QueueCountsDto, QueueCountsQuery, QueuePageDto, QueueQuery } from './queue.dto';
import { QueueReads } from './queue-reads.service';
import { QueueService } from './queue.service';

@ApiTags('queue')
@Controller('queue')
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly reads: QueueReads,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Claims the desk owes something, by next deadline' })
  @ApiOkResponse({ type: QueuePageDto })
  list(@Query() query: QueueQuery, @CurrentActor() actor: Actor) {
    return this.reads.list(actor, query);
  }

  @Get('counts')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'How many claims there are by stage, type, lateness and agent' })
  @ApiOkResponse({ type: QueueCountsDto })
  counts(@Query() query: QueueCountsQuery, @CurrentActor() actor: Actor) {
    return this.reads.counts(actor, query);
  }

  @Post('next')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Take the most urgent claim nobody has' })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNoContentResponse({ description: 'Nothing is waiting' })
  async next(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply) {
    const claim = await this.queue.next(actor);
    if (claim) reply.header('etag', etagOf(claim.version));
    else reply.status(204);
    return claim ?? undefined;
  }
}
