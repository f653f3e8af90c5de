import { Module } from '@nestjs/common';
import { PayoutsModule } from '../payouts/payouts.module';
import { RemediesModule } from '../remedies/remedies.module';
import { BankFileRepository } from './bank-file.repository';
import { BankFilesController } from './bank-files.controller';
import { BankFilesQueries } from './bank-files.queries';
import { BankFiles } from './bank-files.service';

@Module({
  imports: [PayoutsModule, RemediesModule],
  controllers: [BankFilesController],
  providers: [BankFileRepository, BankFiles, BankFilesQueries],
})
export class BankFilesModule {}
