import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  Roles,
  Tagged,
} from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { ClaimDto } from '../claims/claim-view.dto';
import { BulkDto, BulkResultDto } from './bulk.dto';
import { BulkService } from './bulk.service';
import {
  NextDto,
  nextExamples,
  QueueCountsDto,
  QueueCountsQuery,
  QueuePageDto,
  QueueQuery,
} from './queue.dto';
import { QueueReads } from './queue-reads.service';
import { QueueService } from './queue.service';

@ApiTags('queue')
@Controller('queue')
export class QueueController {
  constructor(
    private readonly queue: QueueService,
    private readonly reads: QueueReads,
    private readonly many: BulkService,
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
  @ApiOperation({
    summary: 'How many claims each further filter would show',
    description: 'The choices of a filter that is set are counted as if it were not.',
  })
  @ApiOkResponse({ type: QueueCountsDto })
  counts(@Query() query: QueueCountsQuery, @CurrentActor() actor: Actor) {
    return this.reads.counts(actor, query);
  }

  @Post('next')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({
    summary: 'Take the most urgent claim nobody has, within a filter if one is given',
    description: '409 `agent.load_cap` or `agent.away` when this agent takes no more.',
  })
  @ApiBody({ type: NextDto, required: false, examples: nextExamples })
  @ApiOkResponse({ type: ClaimDto })
  @ApiNoContentResponse({ description: 'Nothing is waiting' })
  @Tagged()
  async next(
    @Body() filter: NextDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const claim = await this.queue.next(actor, filter);
    if (!claim) reply.status(204);
    return claim ?? undefined;
  }

  @Post('bulk')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({
    summary: 'Do one thing to up to a hundred claims, each with its own result',
    description: 'One refusal spoils no other. `decide` needs an Idempotency-Key.',
  })
  @ApiOkResponse({ type: BulkResultDto })
  bulk(@Body() bulk: BulkDto, @CurrentActor() actor: Actor, @IdempotencyKey() key: IdempotencyHeader | null) {
    return this.many.run(actor, bulk, key);
  }
}
