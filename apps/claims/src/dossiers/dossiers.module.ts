import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { RulesModule } from '../rules/rules.module';
import { DossierController } from './dossier.controller';
import { DossierService } from './dossier.service';

@Module({
  imports: [ClaimsModule, EvidenceModule, RulesModule],
  controllers: [DossierController],
  providers: [DossierService],
})
export class DossiersModule {}
