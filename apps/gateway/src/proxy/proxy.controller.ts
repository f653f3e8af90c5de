import { All, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayBeName, roles } from '@tuntas/contracts';
import { Public, Roles } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CountedAs } from '../rate-limits/counted-as';
import { ConsoleFiles } from '../pages/console-files';
import { segments } from './domain/upstreams';
import { ProxyService } from './proxy.service';

/** A search among these looks at people's names. */
const searched = ['queue', 'queue/counts'];
const owned = Object.keys(segments)
  .flatMap((segment) => [segment, `${segment}/*`])
  .filter((path) => !searched.includes(path));

/**
 * Everything under /api that a service owns. It is a controller so that the global guards run on it like on any
 * other route; the services describe these routes themselves, and say whom of the signed-in they serve.
 */
@ApiExcludeController()
@Controller()
export class ProxyController {
  constructor(
    private readonly proxy: ProxyService,
    private readonly console: ConsoleFiles,
  ) {}

  @All(owned.map((path) => `api/${path}`))
  @Roles(...roles)
  @RouteConfig({ streamed: true })
  forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forward(request, reply);
  }

  /** A courier looks up the parcel it holds, not everybody's. */
  @Get('api/shipments/lookup')
  @Roles('courier', 'agent', 'supervisor')
  @CountedAs('lookup')
  lookup(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forward(request, reply);
  }

  @All(searched.map((path) => `api/${path}`))
  @Roles(...roles)
  @RouteConfig({ streamed: true })
  @CountedAs('search', ({ q }) => mayBeName(String(q ?? '')))
  search(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forward(request, reply);
  }

  /** A person who follows a link gets the page, a program the facts. */
  @Get('t/:number')
  @Public()
  async track(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.headers.accept?.includes('text/html')) {
      this.console.page(reply);
      return;
    }
    return this.proxy.forwardPublic(request, reply, { prefix: '', upstream: 'tracking' });
  }

  /** Whoever holds the paper may ask whether it is genuine. */
  @Get('api/berita-acara/:number')
  @Public()
  paper(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardPublic(request, reply, { prefix: '/api', upstream: 'claims' });
  }

  @Get('api/deliveries/:token')
  @Public()
  delivery(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardPublic(request, reply, { prefix: '/api', upstream: 'claims' });
  }

  @Post('api/deliveries/:token')
  @Public()
  @RouteConfig({ streamed: true })
  answerDelivery(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardPublic(request, reply, { prefix: '/api', upstream: 'claims' });
  }

  @Get('api/surveys/:token')
  @Public()
  survey(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardPublic(request, reply, { prefix: '/api', upstream: 'notifications' });
  }

  @Post('api/surveys/:token')
  @Public()
  @RouteConfig({ streamed: true })
  answerSurvey(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.proxy.forwardPublic(request, reply, { prefix: '/api', upstream: 'notifications' });
  }
}
