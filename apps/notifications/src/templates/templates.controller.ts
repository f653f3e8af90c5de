import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { TemplatePreviews } from './template-previews';
import {
  PreviewAnswer,
  PreviewBody,
  type PreviewView,
  TemplatesAnswer,
  type TemplateView,
} from './templates.dto';

@Controller('templates')
@Roles('admin', 'supervisor')
export class TemplatesController {
  constructor(private readonly previews: TemplatePreviews) {}

  @Get()
  @ApiOperation({ summary: 'Every message text: when it is sent, to whom, and an example' })
  @ApiOkResponse({ type: TemplatesAnswer })
  list(): { items: TemplateView[] } {
    return { items: this.previews.list() };
  }

  @Post(':name/preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'A message as its reader would get it, in both languages; nothing is sent' })
  @ApiOkResponse({ type: PreviewAnswer })
  preview(@Param('name') name: string, @Body() body: PreviewBody): PreviewView {
    return this.previews.preview(name, body);
  }
}
