import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeyOrSession } from '../access/authentication';
import { CurrentPrincipal } from '../access/current-principal';
import type { Principal } from '../access/principal';
import { RateLimits } from '../rate-limits/rate-limits.service';
import { LiveStream } from './live-stream';
import { LiveStreams } from './live-streams.service';

const recheckMs = 15_000;

@ApiTags('events')
@Controller('api/events')
export class LiveController {
  constructor(
    private readonly streams: LiveStreams,
    private readonly access: KeyOrSession,
    private readonly limits: RateLimits,
  ) {}

  /** Events as they happen, of the cases the caller may see, as server-sent events. */
  @Get()
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'One envelope per message; `event: reset` after a gap too long to fill' })
  async listen(
    @CurrentPrincipal() principal: Principal,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.require('stream', principal.actor.personId);
    this.streams.requireRoom(principal.actor.personId);
    const response = openStream(reply);
    // Whoever left meanwhile has closed already, and would never close again.
    if (response.destroyed) return;
    const stream = new LiveStream(principal, response);
    const remove = this.streams.add(stream, lastEventId ?? null);
    // A session that ended or a key that was revoked ends its stream as well.
    const recheck = setInterval(() => {
      this.access.stillHolds(request, principal).then(
        (holds) => holds || stream.end(),
        () => stream.end(),
      );
    }, recheckMs);
    response.on('close', () => {
      clearInterval(recheck);
      remove();
    });
  }
}

function openStream(reply: FastifyReply) {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // Proxies that buffer would hold events back.
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 3000\n\n');
  return raw;
}
