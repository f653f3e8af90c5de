import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { DocsController } from './docs.controller';
import { DocsService } from './docs.service';

@Module({ imports: [PagesModule], controllers: [DocsController], providers: [DocsService] })
export class DocsModule {}
