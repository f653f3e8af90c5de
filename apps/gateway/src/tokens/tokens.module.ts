import { Module } from '@nestjs/common';
import { JwksController } from './jwks.controller';
import { SigningKeys } from './signing-keys.service';
import { TokenMinter } from './token-minter.service';

@Module({
  controllers: [JwksController],
  providers: [SigningKeys, TokenMinter],
  exports: [SigningKeys, TokenMinter],
})
export class TokensModule {}
