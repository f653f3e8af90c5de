import { Module } from '@nestjs/common';
import { DirectoryController } from './directory.controller';
import { Directory } from './directory.service';

@Module({ controllers: [DirectoryController], providers: [Directory] })
export class DirectoryModule {}
