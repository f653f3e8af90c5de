import { Module } from '@nestjs/common';
import { PagesController } from './pages.controller';
import { PublicFiles } from './public-files';
import { SecurityHeaders } from './security-headers';

@Module({ controllers: [PagesController], providers: [PublicFiles, SecurityHeaders], exports: [PublicFiles] })
export class PagesModule {}
