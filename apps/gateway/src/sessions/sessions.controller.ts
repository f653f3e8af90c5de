import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CONFIG, Public, Roles } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal } from '../access/current-principal';
import type { Principal } from '../access/principal';
import { requireSameOrigin } from '../access/same-origin';
import { cookieName, cookieOf, noSessionCookie, sessionCookie } from '../access/session-cookie';
import type { GatewayConfig } from '../config';
import { sessionLimits } from './domain/session';
import { SessionsService } from './sessions.service';
import { SignIn, SignedIn, WhoAmI } from './sessions.dto';
import { SignInLimits } from './sign-in-limits';
import { WhoAmIService } from './who-am-i.service';

@ApiTags('session')
@Controller('api/session')
export class SessionsController {
  private readonly origin: string;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'PUBLIC_URL'>,
    private readonly sessions: SessionsService,
    private readonly limits: SignInLimits,
    private readonly whoAmI: WhoAmIService,
  ) {
    this.origin = new URL(config.PUBLIC_URL).origin;
  }

  /** Signs in: answers with the session cookie. */
  @Post()
  @Public()
  @ApiCreatedResponse({ type: SignedIn })
  async signIn(
    @Body() { email, password }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireSameOrigin(request, this.origin, false);
    const { token, expiresAt, personId } = await this.limits.guard(email, request.ip, () =>
      this.sessions.signIn(email, password, this.tokenOf(request)),
    );
    reply.header('set-cookie', sessionCookie(this.config, token, sessionLimits.absoluteMs / 1000));
    return { personId, expiresAt: expiresAt.toISOString() };
  }

  /** Who the caller is: person, roles, organisation. */
  @Get()
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: WhoAmI })
  me(@CurrentPrincipal() principal: Principal) {
    return this.whoAmI.answer(principal);
  }

  /** Signs out; also when the session is over already. */
  @Delete()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = this.tokenOf(request);
    requireSameOrigin(request, this.origin, token !== null);
    if (token) await this.sessions.signOut(token);
    reply.header('set-cookie', noSessionCookie(this.config));
  }

  private tokenOf(request: FastifyRequest): string | null {
    return cookieOf(request.headers.cookie, cookieName(this.config));
  }
}
