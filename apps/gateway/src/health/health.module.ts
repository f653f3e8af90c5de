import { Module } from '@nestjs/common';
import { ServicesReadiness } from './services-readiness';

@Module({ providers: [ServicesReadiness] })
export class HealthModule {}
