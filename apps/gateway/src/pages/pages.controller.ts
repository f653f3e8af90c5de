import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleFiles } from './console-files';

/** The console, on every path that nobody else answers. */
@ApiExcludeController()
@Public()
@Controller()
export class PagesController {
  constructor(private readonly files: ConsoleFiles) {}

  @Get(['', '*'])
  console(@Req() request: FastifyRequest, @Res() reply: FastifyReply): FastifyReply {
    return this.files.send(request, reply);
  }
}
