import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { DocsFiles } from './docs-files';
import { DocsService } from './docs.service';

@ApiExcludeController()
@Public()
@Controller()
export class DocsController {
  constructor(
    private readonly docs: DocsService,
    private readonly files: DocsFiles,
  ) {}

  @Get('openapi.json')
  document(): Promise<object> {
    return this.docs.document();
  }

  @Get('docs')
  page(@Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, 'docs.html');
  }

  @Get('docs/assets/:name')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, name);
  }
}
