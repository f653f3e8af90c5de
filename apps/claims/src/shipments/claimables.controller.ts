import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { ClaimableDto, ClaimablePageDto, ListClaimablesQuery } from './claimables.dto';
import { Claimables } from './claimables.service';

@ApiTags('claims')
@Controller('claimables')
export class ClaimablesController {
  constructor(private readonly claimables: Claimables) {}

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Parcels that can be claimed for, now or soon, by the end of the time for it' })
  @ApiOkResponse({ type: ClaimablePageDto })
  list(@Query() query: ListClaimablesQuery, @CurrentActor() actor: Actor) {
    return this.claimables.list(actor, query);
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'From when until when each type of claim can be filed for one parcel' })
  @ApiOkResponse({ type: ClaimableDto })
  one(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.claimables.one(actor, id);
  }
}
