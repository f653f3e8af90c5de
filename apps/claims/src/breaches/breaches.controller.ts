import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { BreachDto, ExplainBreachDto } from './breaches.dto';
import { BreachesService } from './breaches.service';

@ApiTags('promises')
@Controller('claims')
export class BreachesController {
  constructor(private readonly breaches: BreachesService) {}

  @Put(':id/clocks/:clockId/breach-reason')
  @Roles('agent', 'supervisor')
  @ApiOperation({
    summary: 'Say why a promise was missed',
    description: 'Once more replaces what was said. 409 `sla.not_late` while the promise is kept.',
  })
  @ApiOkResponse({ type: BreachDto })
  explain(
    @UuidParam('id') id: string,
    @UuidParam('clockId') clockId: string,
    @Body() said: ExplainBreachDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.breaches.explain(actor, id, clockId, said);
  }
}
