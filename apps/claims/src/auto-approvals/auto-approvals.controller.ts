import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { DryRunDto, DryRunResultDto, NewRuleDto, RuleDto, RulesDto } from './auto-approvals.dto';
import { AutoApprovalsService } from './auto-approvals.service';

@ApiTags('auto-approvals')
@Controller('auto-approvals')
export class AutoApprovalsController {
  constructor(private readonly rules: AutoApprovalsService) {}

  @Get()
  @Roles('supervisor', 'admin')
  @ApiOperation({ summary: 'Rules that approve without a person, with all their versions' })
  @ApiOkResponse({ type: RulesDto })
  list() {
    return this.rules.list();
  }

  @Post()
  @Roles('admin')
  @ApiOperation({
    summary: 'Draft a rule, or the next version of one',
    description: 'It decides nothing yet.',
  })
  @ApiCreatedResponse({ type: RuleDto })
  create(@Body() rule: NewRuleDto, @CurrentActor() actor: Actor) {
    return this.rules.create(actor, rule);
  }

  @Post('dry-run')
  @HttpCode(200)
  @Roles('supervisor', 'admin')
  @ApiOperation({
    summary: 'Which past cases a rule would have approved, against what people decided',
    description: 'Decides nothing. A stored version must be tried like this before it can be activated.',
  })
  @ApiOkResponse({ type: DryRunResultDto })
  dryRun(@Body() question: DryRunDto, @CurrentActor() actor: Actor) {
    return this.rules.dryRun(actor, question);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Roles('admin')
  @ApiOperation({
    summary: 'Let a version decide from now on; the one before it retires',
    description: 'Whoever drafted the version cannot: a second administrator does.',
  })
  @ApiOkResponse({ type: RuleDto })
  activate(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.rules.activate(actor, id);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Roles('supervisor', 'admin')
  @ApiOperation({ summary: 'Stop a rule at once; what it approved stands' })
  @ApiOkResponse({ type: RuleDto })
  retire(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.rules.retire(actor, id);
  }
}
