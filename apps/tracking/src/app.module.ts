import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule } from '@tuntas/messaging';
import { DeadLettersModule, PlatformModule } from '@tuntas/platform';
import { TimersModule } from '@tuntas/timers';
import { CarriersModule } from './carriers/carriers.module';
import type { TrackingConfig } from './config';
import { PublicTrackingModule } from './public/public-tracking.module';
import { ReshipmentsModule } from './reshipments/reshipments.module';
import { ScanRow } from './scans/scan.entity';
import { ScansModule } from './scans/scans.module';
import { ConsigneeRow } from './shipments/consignee.entity';
import { ShipmentRow } from './shipments/shipment.entity';
import { ShipmentsModule } from './shipments/shipments.module';

const service = 'tracking';

export const entities = [ShipmentRow, ConsigneeRow, ScanRow];
export const features = [
  CarriersModule,
  ShipmentsModule,
  ScansModule,
  ReshipmentsModule,
  PublicTrackingModule,
];

@Module({})
export class AppModule {
  static forRoot(config: TrackingConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ service, config, entities }),
        DeadLettersModule,
        MessagingModule.forRoot({
          service,
          brokers: config.KAFKA_BROKERS,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
        }),
        TimersModule.forRoot({ service, redisUrl: config.REDIS_URL, redisPrefix: config.REDIS_PREFIX }),
        ...features,
      ],
    };
  }
}
