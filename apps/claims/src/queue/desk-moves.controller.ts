import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, tagged, UuidParam } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { ClaimDto } from '../claims/claim-view.dto';
import { ClaimCommands } from '../claims/claim-commands';
import { BulkService, prioritising } from './bulk.service';
import { AssignDto, PriorityDto } from './desk-moves.dto';

/** Whose desk a claim is on, and how soon it wants attention. */
@ApiTags('queue')
@Controller('claims')
export class DeskMovesController {
  constructor(
    private readonly commands: ClaimCommands,
    private readonly bulk: BulkService,
  ) {}

  @Post(':id/assign')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Give a claim to somebody, or back to the queue' })
  @ApiOkResponse({ type: ClaimDto })
  async assign(
    @UuidParam('id') id: string,
    @Body() { assigneeId }: AssignDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.commands.run(actor, id, this.bulk.assigning(actor, assigneeId)));
  }

  @Post(':id/priority')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Set how soon a claim wants attention; its clocks keep what has run' })
  @ApiOkResponse({ type: ClaimDto })
  async prioritise(
    @UuidParam('id') id: string,
    @Body() { priority }: PriorityDto,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.commands.run(actor, id, prioritising(actor, priority)));
  }
}
