import { Module } from '@nestjs/common';
import { ShipmentsModule } from '../shipments/shipments.module';
import { ReshipmentsConsumer } from './reshipments.consumer';
import { ReshipmentsService } from './reshipments.service';

@Module({
  imports: [ShipmentsModule],
  controllers: [ReshipmentsConsumer],
  providers: [ReshipmentsService],
})
export class ReshipmentsModule {}
