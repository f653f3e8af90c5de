import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Roles, Tagged } from '@tuntas/platform';
import { AgentDto, AgentsDto, AgentsQuery, ChangeAgentDto } from './agents.dto';
import { AgentsService } from './agents.service';

@ApiTags('queue')
@Controller('agents')
export class AgentsController {
  constructor(private readonly agents: AgentsService) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Who works on claims: presence, load, skills and substitutes' })
  @ApiOkResponse({ type: AgentsDto })
  list(@Query() { personId }: AgentsQuery) {
    return this.agents.list(personId);
  }

  @Get(':personId')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One agent; version 0 is somebody nothing was set for yet' })
  @ApiOkResponse({ type: AgentDto })
  @Tagged()
  get(@Param('personId') personId: string) {
    return this.agents.get(personId);
  }

  @Put(':personId')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'Set presence, load cap, skills and substitute',
    description: 'Agents set their own absence and substitute; supervisors everything, for everybody.',
  })
  @ApiOkResponse({ type: AgentDto })
  @Tagged()
  change(
    @Param('personId') personId: string,
    @Body() change: ChangeAgentDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.agents.change(actor, personId, change, ifMatch);
  }
}
