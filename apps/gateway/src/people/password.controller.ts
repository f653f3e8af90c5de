import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from '../rate-limits/rate-limits.service';
import { SetPassword } from './people.dto';
import { PasswordLinks } from './password-links.service';

@ApiTags('session')
@Controller('api/password')
export class PasswordController {
  constructor(
    private readonly links: PasswordLinks,
    private readonly limits: RateLimits,
  ) {}

  /** Sets a password with the token of a one-time link. */
  @Post()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async set(@Body() { token, password }: SetPassword, @Req() request: FastifyRequest): Promise<void> {
    await this.limits.require('sign_in_address', request.ip);
    await this.links.setPassword(token, password);
    await this.limits.giveBack('sign_in_address', request.ip);
  }
}
