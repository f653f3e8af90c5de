import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, Roles, scopeOf, UuidParam } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { RemediesPage, RemediesQuery, RemedyAnswer, type RemedyView } from './remedies.dto';
import { RemediesQueries } from './remedies.queries';

@Controller('remedies')
@Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
export class RemediesController {
  constructor(private readonly remedies: RemediesQueries) {}

  @Get()
  @ApiOkResponse({ type: RemediesPage })
  list(@CurrentActor() actor: Actor, @Query() query: RemediesQuery): Promise<Page<RemedyView>> {
    return this.remedies.list(scopeOf(actor), query);
  }

  @Get(':id')
  @ApiOkResponse({ type: RemedyAnswer })
  async find(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RemedyView> {
    const { remedy, etag } = await this.remedies.find(scopeOf(actor), id);
    reply.header('etag', etag);
    return remedy;
  }
}
