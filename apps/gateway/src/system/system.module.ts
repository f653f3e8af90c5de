import { Module } from '@nestjs/common';
import { ProxyModule } from '../proxy/proxy.module';
import { DeadLettersProxyController } from './dead-letters-proxy.controller';
import { SystemOverviewController } from './system.controller';
import { SystemHealth } from './system.service';

@Module({
  imports: [ProxyModule],
  controllers: [DeadLettersProxyController, SystemOverviewController],
  providers: [SystemHealth],
})
export class SystemModule {}
