import { Module } from '@nestjs/common';
import { BankFileRepository } from './bank-file.repository';
import { BankFilesController } from './bank-files.controller';
import { BankFilesQueries } from './bank-files.queries';
import { BankFiles } from './bank-files.service';

@Module({ controllers: [BankFilesController], providers: [BankFileRepository, BankFiles, BankFilesQueries] })
export class BankFilesModule {}
