import { Module } from '@nestjs/common';
import { CasesConsumer } from './cases.consumer';
import { CasesRepository } from './cases.repository';

@Module({ controllers: [CasesConsumer], providers: [CasesRepository], exports: [CasesRepository] })
export class CasesModule {}
