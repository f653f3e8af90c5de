import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module';
import { EvidenceFilesModule } from '../evidence/evidence-files.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { MailIntakeController } from './mail-intake.controller';
import { MailIntakeService } from './mail-intake.service';
import { ClaimMessagesController } from './messages.controller';
import { ThreadReads } from './thread-reads.service';
import { ThreadService } from './thread.service';

@Module({
  imports: [ClaimsModule, EvidenceModule, EvidenceFilesModule],
  controllers: [ClaimMessagesController, MailIntakeController],
  providers: [ThreadService, ThreadReads, MailIntakeService],
})
export class ClaimMessagesModule {}
