import { Module } from '@nestjs/common';
import { ShipmentsConsumer } from './shipments.consumer';
import { ShipmentsService } from './shipments.service';

@Module({ controllers: [ShipmentsConsumer], providers: [ShipmentsService], exports: [ShipmentsService] })
export class ShipmentsModule {}
