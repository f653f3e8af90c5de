import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, Tagged, UuidParam } from '@tuntas/platform';
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
  @Tagged()
  assign(@UuidParam('id') id: string, @Body() { assigneeId }: AssignDto, @CurrentActor() actor: Actor) {
    return this.commands.run(actor, id, this.bulk.assigning(actor, assigneeId));
  }

  @Post(':id/priority')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Set how soon a claim wants attention; its clocks keep what has run' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  prioritise(@UuidParam('id') id: string, @Body() { priority }: PriorityDto, @CurrentActor() actor: Actor) {
    return this.commands.run(actor, id, prioritising(actor, priority));
  }
}
