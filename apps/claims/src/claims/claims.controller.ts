import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { ClaimReads } from './claim-reads.service';
import { ClaimDto, ClaimPageDto, FiledClaimDto, HistoryDto } from './claim-view.dto';
import { ListClaimsQuery } from './claims.dto';
import { CancelDto, EvidenceRequestDto, HoldDto } from './desk.dto';
import { FileClaimDto } from './file-claim.dto';
import { DeskService } from './desk.service';
import { FilingService } from './filing.service';

@ApiTags('claims')
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly filing: FilingService,
    private readonly desk: DeskService,
    private readonly reads: ClaimReads,
  ) {}

  @Post()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'File a claim',
    description:
      '201 with the new claim; 200 with the one there is for this shipment and type, or this reference.',
  })
  @ApiCreatedResponse({ type: FiledClaimDto })
  @ApiOkResponse({ type: FiledClaimDto })
  @Tagged()
  async file(
    @Body() claim: FileClaimDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filed = await this.filing.file(claim, actor, key);
    reply.status(filed.created ? 201 : 200);
    return filed.body;
  }

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'List claims' })
  @ApiOkResponse({ type: ClaimPageDto })
  list(@Query() query: ListClaimsQuery, @CurrentActor() actor: Actor) {
    return this.reads.list(actor, query);
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'One claim with lines, clocks, findings, evidence, history and what can be done' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  get(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.get(actor, id);
  }

  @Get(':id/history')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Everything that happened to a claim' })
  @ApiOkResponse({ type: HistoryDto })
  history(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.history(actor, id);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Take a claim to work on' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  take(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.desk.take(actor, id);
  }

  @Post(':id/evidence-request')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Ask the claimant for evidence; the clocks pause' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  requestEvidence(
    @UuidParam('id') id: string,
    @Body() request: EvidenceRequestDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.desk.requestEvidence(actor, id, request);
  }

  @Post(':id/hold')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Wait for a third party; the clocks run on' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  hold(@UuidParam('id') id: string, @Body() hold: HoldDto, @CurrentActor() actor: Actor) {
    return this.desk.hold(actor, id, hold);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Go on with a claim that was on hold' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  resume(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.desk.resume(actor, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Roles('shipper', 'agent', 'supervisor')
  @ApiOperation({ summary: 'Withdraw a claim before it is decided' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  cancel(@UuidParam('id') id: string, @Body() cancel: CancelDto, @CurrentActor() actor: Actor) {
    return this.desk.cancel(actor, id, cancel);
  }
}
