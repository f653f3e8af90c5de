import { Module } from '@nestjs/common';
import { TemplatePreviews } from './template-previews';
import { TemplatesController } from './templates.controller';

@Module({ controllers: [TemplatesController], providers: [TemplatePreviews] })
export class TemplatesModule {}
