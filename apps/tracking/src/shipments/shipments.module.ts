import { Module } from '@nestjs/common';
import { SilenceModule } from '../silence/silence.module';
import { ConsigneeSearchController } from './consignee-search.controller';
import { ConsigneeSearch } from './consignee-search.service';
import { CsvBody } from './csv-body';
import { ParcelLookup } from './parcel-lookup.service';
import { ShipmentRegistration } from './shipment-registration.service';
import { ShipmentRepository } from './shipment.repository';
import { ShipmentViews } from './shipment-views.service';
import { ShipmentsController } from './shipments.controller';
import { ShipmentsService } from './shipments.service';

@Module({
  imports: [SilenceModule],
  controllers: [ShipmentsController, ConsigneeSearchController],
  providers: [
    CsvBody,
    ShipmentsService,
    ShipmentRegistration,
    ShipmentRepository,
    ShipmentViews,
    ParcelLookup,
    ConsigneeSearch,
  ],
  exports: [ShipmentRegistration, ShipmentRepository],
})
export class ShipmentsModule {}
