import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Roles, Tagged, UuidParam } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { DeliveriesService } from './deliveries.service';
import { EndpointsService } from './endpoints.service';
import {
  DeliveryDto,
  DeliveryPageDto,
  DeliveryQueryDto,
  EndpointChangeDto,
  EndpointDto,
  EndpointPageDto,
  EndpointQueryDto,
  EndpointSecretDto,
  NewEndpointDto,
  RotationDto,
  WebhookTestDto,
  WebhookTestResultDto,
} from './webhooks.dto';

@ApiTags('webhooks')
@Roles('shipper', 'admin')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @ApiOkResponse({ type: EndpointPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: EndpointQueryDto) {
    return this.endpoints.list(actor, query);
  }

  @Post()
  @ApiCreatedResponse({ type: EndpointSecretDto })
  @Tagged()
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: NewEndpointDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const created = await this.endpoints.create(actor, body);
    reply.header('location', `/webhooks/${created.id}`);
    return created;
  }

  /** Sends a signed test event before anything is saved. */
  @Post('test')
  @HttpCode(200)
  @ApiOkResponse({ type: WebhookTestResultDto })
  test(@Body() body: WebhookTestDto) {
    return this.deliveries.test(body);
  }

  @Get(':id')
  @ApiOkResponse({ type: EndpointDto })
  @Tagged()
  one(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.endpoints.one(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ type: EndpointDto })
  @Tagged()
  change(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: EndpointChangeDto,
  ) {
    return this.endpoints.change(actor, id, ifMatch, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.endpoints.delete(actor, id);
  }

  /** A new secret; the one before it keeps signing for a while. */
  @Post(':id/secret')
  @HttpCode(200)
  @ApiOkResponse({ type: EndpointSecretDto })
  rotate(@CurrentActor() actor: Actor, @UuidParam('id') id: string, @Body() body: RotationDto) {
    return this.endpoints.rotate(actor, id, body);
  }

  @Get(':id/deliveries')
  @ApiOkResponse({ type: DeliveryPageDto })
  log(@CurrentActor() actor: Actor, @UuidParam('id') id: string, @Query() query: DeliveryQueryDto) {
    return this.deliveries.list(actor, id, query);
  }

  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(200)
  @ApiOkResponse({ type: DeliveryDto })
  replay(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @UuidParam('deliveryId') deliveryId: string,
  ) {
    return this.deliveries.replay(actor, id, deliveryId);
  }
}
