import { All, Controller, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProxyService } from '../proxy/proxy.service';

/** `/api/dead-letters/claims/…` is `/dead-letters/…` of claims: every service has its own. */
@ApiExcludeController()
@Controller('api/dead-letters')
@Roles('admin')
export class DeadLettersProxyController {
  constructor(private readonly proxy: ProxyService) {}

  @All([':service', ':service/*'])
  @RouteConfig({ streamed: true })
  forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardToService(request, reply);
  }
}
