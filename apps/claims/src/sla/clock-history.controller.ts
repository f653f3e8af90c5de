import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { ClockHistoryDto } from './clock-history.dto';
import { ClockHistory } from './clock-history.service';

@ApiTags('promises')
@Controller('claims')
export class ClockHistoryController {
  constructor(private readonly history: ClockHistory) {}

  @Get(':id/clocks')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Every clock of a claim with its pauses and the steps that were climbed' })
  @ApiOkResponse({ type: ClockHistoryDto })
  of(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.history.of(actor, id);
  }
}
