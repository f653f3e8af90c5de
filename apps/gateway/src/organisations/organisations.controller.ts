import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import { CreateOrganisation, Organisation, OrganisationPage, OrganisationsQuery } from './organisations.dto';
import { OrganisationsList } from './organisations.list';
import { OrganisationsService } from './organisations.service';

@Roles('admin')
@Controller('api/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly lists: OrganisationsList,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: Organisation })
  create(
    @Body() body: CreateOrganisation,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
  ) {
    return this.organisations.create(body, actor, key);
  }

  @Get()
  @ApiOkResponse({ type: OrganisationPage })
  list(@Query() query: OrganisationsQuery) {
    return this.lists.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: Organisation })
  one(@UuidParam('id') id: string) {
    return this.organisations.find(id);
  }
}
