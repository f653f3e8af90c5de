import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import { SigningKeys } from './signing-keys.service';

/** Where the services fetch the public keys of the tokens. */
@ApiExcludeController()
@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Public()
  @Header('cache-control', 'public, max-age=60')
  jwks() {
    return { keys: this.keys.published() };
  }
}
