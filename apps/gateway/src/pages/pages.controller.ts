import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { PublicFiles } from './public-files';

/** The few plain pages that links in messages and a first visit lead to. */
@ApiExcludeController()
@Public()
@Controller()
export class PagesController {
  constructor(private readonly files: PublicFiles) {}

  @Get()
  home(@Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, 'home.html');
  }

  @Get('set-password')
  setPassword(@Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, 'set-password.html');
  }

  @Get(['claims/:id', 'payouts/:id'])
  record(@Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, 'record.html');
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): FastifyReply {
    return this.files.send(reply, name);
  }
}
