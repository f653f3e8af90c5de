import { Controller, Headers, HttpCode, Inject, Post, type RawBodyRequest, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Clock, CONFIG, parseInput, Public } from '@tuntas/platform';
import type { FastifyRequest } from 'fastify';
import { answerOf, bankTransfer } from '../bank/bank-answer';
import { verifyCallback } from '../bank/callback-signature';
import type { ResolutionConfig } from '../config';
import { BankAnswers } from './bank-answers.service';

/** The bank tells by itself what became of a transfer; its signature is its token. */
@Controller('payouts/bank-callback')
export class BankCallbackController {
  constructor(
    private readonly answers: BankAnswers,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<ResolutionConfig, 'BANK_KEY'>,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ description: 'Heard; telling it again changes nothing.' })
  async hear(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('bank-timestamp') timestamp: string | undefined,
    @Headers('bank-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    const rawBody = request.rawBody ?? Buffer.alloc(0);
    verifyCallback({ rawBody, timestamp, signature }, this.config.BANK_KEY, this.clock.now());
    const transfer = parseInput(bankTransfer, request.body);
    await this.answers.take(transfer.key, answerOf(transfer));
    return { received: true };
  }
}
