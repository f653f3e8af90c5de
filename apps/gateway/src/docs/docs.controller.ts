import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { PublicFiles } from '../pages/public-files';
import { DocsService } from './docs.service';

@ApiExcludeController()
@Public()
@Controller()
export class DocsController {
  constructor(
    private readonly docs: DocsService,
    private readonly files: PublicFiles,
  ) {}

  @Get('openapi.json')
  document(): Promise<object> {
    return this.docs.document();
  }

  @Get('docs')
  page(@Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, 'docs.html');
  }
}
