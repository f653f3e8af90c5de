import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Roles, Tagged } from '@tuntas/platform';
import { PoliciesDto, PolicyDto, PreviewDto, ProjectionDto, SavePolicyDto } from './sla-rules.dto';
import { SlaRules } from './sla-rules.service';

const saving =
  'Running clocks are projected by it in the background. A new id is saved with `If-Match: "0"`.';

@ApiTags('promises')
@Controller('sla-policies')
export class PoliciesController {
  constructor(private readonly rules: SlaRules) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What is promised, to whom, and who hears of it when it is late' })
  @ApiOkResponse({ type: PoliciesDto })
  list() {
    return this.rules.list('policy');
  }

  @Get('projection')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'How far running clocks have been brought to the last edit' })
  @ApiOkResponse({ type: ProjectionDto })
  progress() {
    return this.rules.progress();
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One policy, newest version' })
  @ApiOkResponse({ type: PolicyDto })
  @Tagged()
  get(@Param('id') id: string) {
    return this.rules.get('policy', id);
  }

  @Get(':id/history')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Every version of a policy, newest first' })
  @ApiOkResponse({ type: PoliciesDto })
  history(@Param('id') id: string) {
    return this.rules.history('policy', id);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @Roles('admin')
  @ApiOperation({ summary: 'What saving this policy would move, without saving it' })
  @ApiOkResponse({ type: PreviewDto })
  preview(@Param('id') id: string, @Body() edit: SavePolicyDto) {
    return this.rules.preview('policy', id, edit);
  }

  @Put(':id')
  @Roles('admin')
  @ApiOperation({ summary: 'Save a policy as its next version', description: saving })
  @ApiOkResponse({ type: PolicyDto })
  @Tagged()
  save(
    @Param('id') id: string,
    @Body() edit: SavePolicyDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.rules.save(actor, 'policy', id, edit, ifMatch);
  }
}
