import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  etagOf,
  IdempotencyKey,
  type IdempotencyHeader,
  IfMatch,
  type Page,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { Approvals } from './approvals.service';
import {
  ApproveBody,
  PayoutAnswer,
  PayoutsPage,
  PayoutsQuery,
  type PayoutView,
  RejectBody,
} from './payouts.dto';
import { PayoutsQueries } from './payouts.queries';

@Controller('payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsQueries,
    private readonly approvals: Approvals,
  ) {}

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: PayoutsPage })
  list(@CurrentActor() actor: Actor, @Query() query: PayoutsQuery): Promise<Page<PayoutView>> {
    return this.payouts.list(actor, query);
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: PayoutAnswer })
  async find(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutView> {
    return tagged(reply, await this.payouts.find(actor, id));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  async approve(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @Body() { approvalHash }: ApproveBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutView> {
    return tagged(reply, await this.approvals.approve({ actor, payoutId, idempotency }, approvalHash));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  async reject(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
    @Body() { reasonCode }: RejectBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutView> {
    return tagged(reply, await this.approvals.reject({ actor, payoutId, idempotency }, ifMatch, reasonCode));
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  async retry(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutView> {
    return tagged(reply, await this.approvals.retry({ actor, payoutId, idempotency }, ifMatch));
  }
}

function tagged(reply: FastifyReply, payout: PayoutView): PayoutView {
  reply.header('etag', etagOf(payout.version));
  return payout;
}
