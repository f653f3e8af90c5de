import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { QaController } from './qa.controller';
import { QaService } from './qa.service';

@Module({ imports: [ClaimsModule], controllers: [QaController], providers: [QaService] })
export class QaModule {}
