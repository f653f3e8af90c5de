import { Module } from '@nestjs/common';
import { CasesConsumer } from './cases.consumer';
import { CasesService } from './cases.service';

@Module({ controllers: [CasesConsumer], providers: [CasesService], exports: [CasesService] })
export class CasesModule {}
