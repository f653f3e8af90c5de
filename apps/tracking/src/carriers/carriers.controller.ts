import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import { CarriersAnswer, type CarrierView } from './carriers.dto';
import { CarriersQueries } from './carriers.queries';

@Controller('carriers')
@Roles('agent', 'supervisor', 'finance', 'admin')
export class CarriersController {
  constructor(private readonly carriers: CarriersQueries) {}

  @Get()
  @ApiOperation({ summary: 'The carriers that parcels of the last 90 days went with, and how they do' })
  @ApiOkResponse({ type: CarriersAnswer })
  async list(@CurrentActor() actor: Actor): Promise<{ items: CarrierView[] }> {
    return { items: await this.carriers.list(actor) };
  }
}
