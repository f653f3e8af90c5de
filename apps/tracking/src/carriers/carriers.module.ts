import { Module } from '@nestjs/common';
import { CarriersController } from './carriers.controller';
import { CarriersQueries } from './carriers.queries';

@Module({ controllers: [CarriersController], providers: [CarriersQueries] })
export class CarriersModule {}
