import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { type Actor, CurrentActor, etagOf, Roles, UuidParam } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import type { Payee } from './payee.repository';
import { PayeeAnswer, PayeeBody, type PayeeView, payeeViewOf } from './payees.dto';
import { Payees } from './payees.service';

@Controller('payees')
@Roles('shipper', 'finance')
export class PayeesController {
  constructor(private readonly payees: Payees) {}

  @Get(':organisationId')
  @ApiOkResponse({ type: PayeeAnswer })
  async find(
    @CurrentActor() actor: Actor,
    @UuidParam('organisationId') organisationId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeView> {
    return tagged(reply, await this.payees.find(actor, organisationId));
  }

  @Put(':organisationId')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag you read; required to change an account.',
  })
  @ApiOkResponse({ type: PayeeAnswer })
  async register(
    @CurrentActor() actor: Actor,
    @UuidParam('organisationId') organisationId: string,
    @Body() account: PayeeBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayeeView> {
    return tagged(reply, await this.payees.register(actor, organisationId, account, ifMatch));
  }
}

function tagged(reply: FastifyReply, payee: Payee): PayeeView {
  reply.header('etag', etagOf(payee.version));
  return payeeViewOf(payee);
}
