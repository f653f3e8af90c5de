import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { TokensModule } from '../tokens/tokens.module';
import { ProxyController } from './proxy.controller';
import { ProxyService } from './proxy.service';
import { ProxySetup } from './proxy.setup';

@Module({
  imports: [TokensModule, PagesModule],
  controllers: [ProxyController],
  providers: [ProxyService, ProxySetup],
  exports: [ProxyService],
})
export class ProxyModule {}
