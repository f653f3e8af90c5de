import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  ErasureAnswer,
  ErasureBody,
  Internal,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { TimelineDto } from '../scans/scans.dto';
import { ParcelLookup } from './parcel-lookup.service';
import { readCsv } from './shipment-rows';
import { ShipmentViews } from './shipment-views.service';
import {
  NewShipmentBatchDto,
  NewShipmentDto,
  ParcelQueryDto,
  ParcelsDto,
  ShipmentBatchResultDto,
  ShipmentDto,
  ShipmentPageDto,
  ShipmentQueryDto,
} from './shipments.dto';
import { ShipmentsService } from './shipments.service';

@ApiTags('shipments')
@Controller()
export class ShipmentsController {
  constructor(
    private readonly shipments: ShipmentsService,
    private readonly views: ShipmentViews,
    private readonly parcels: ParcelLookup,
  ) {}

  /** Told again with the same facts it answers 200 with the shipment that is there. */
  @Post('shipments')
  @Roles('shipper')
  @ApiCreatedResponse({ type: ShipmentDto })
  async register(
    @CurrentActor() actor: Actor,
    @Body() body: NewShipmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { shipmentId, created } = await this.shipments.register(actor, body);
    reply.status(created ? HttpStatus.CREATED : HttpStatus.OK).header('Location', `/shipments/${shipmentId}`);
    return this.views.one(actor, shipmentId);
  }

  @Post('shipments/batch')
  @HttpCode(HttpStatus.OK)
  @Roles('shipper')
  @ApiOkResponse({ type: ShipmentBatchResultDto })
  registerBatch(@CurrentActor() actor: Actor, @Body() { shipments }: NewShipmentBatchDto) {
    return this.shipments.registerBatch(actor, shipments);
  }

  @Post('shipments/import')
  @HttpCode(HttpStatus.OK)
  @Roles('shipper')
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: {
      type: 'string',
      example: 'carrier,waybill,service,shippedAt\nJNE,JN1,REG,2026-03-02T10:00:00+07:00',
    },
  })
  @ApiOkResponse({ type: ShipmentBatchResultDto })
  import(@CurrentActor() actor: Actor, @Body() csv: unknown) {
    return this.shipments.registerRows(actor, readCsv(typeof csv === 'string' ? csv : ''));
  }

  @Get('shipments')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: ShipmentPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: ShipmentQueryDto) {
    return this.views.list(actor, query);
  }

  @Get('shipments/lookup')
  @Roles('courier', 'agent', 'supervisor')
  @ApiOperation({ summary: 'The parcel in your hands by its number: no names, no addresses, no value' })
  @ApiOkResponse({ type: ParcelsDto })
  lookup(@Query() query: ParcelQueryDto) {
    return this.parcels.find(query);
  }

  @Get('shipments/:id')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: ShipmentDto })
  one(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return this.views.one(actor, id);
  }

  @Get('shipments/:id/timeline')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: TimelineDto })
  async timeline(@CurrentActor() actor: Actor, @UuidParam('id') id: string) {
    return { items: await this.views.timeline(actor, id) };
  }

  @Post('shipments/:id/consignee/erase')
  @HttpCode(HttpStatus.OK)
  @Roles('shipper', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Erase the recipient: name, addresses and number; the parcel stays' })
  @ApiOkResponse({ type: ErasureAnswer })
  async eraseConsignee(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() { reason }: ErasureBody,
  ) {
    return { erased: await this.shipments.eraseConsignee(actor, id, reason) };
  }

  @Get('internal/shipments/:id/consignee')
  @Internal()
  consignee(@UuidParam('id') id: string) {
    return this.views.consignee(id);
  }
}
