import { Module } from '@nestjs/common';
import { DocsController } from './docs.controller';
import { DocsFiles } from './docs-files';
import { DocsService } from './docs.service';

@Module({ controllers: [DocsController], providers: [DocsService, DocsFiles] })
export class DocsModule {}
