import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  IfMatch,
  type Page,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import { Approvals } from './approvals.service';
import {
  ApproveBody,
  PayoutAnswer,
  PayoutsPage,
  PayoutsQuery,
  type PayoutTotal,
  PayoutTotalsAnswer,
  type PayoutView,
  RejectBody,
} from './payouts.dto';
import { PayAgain } from './pay-again.service';
import { PayoutStoryAnswer, type PayoutStoryView } from './payout-story.dto';
import { PayoutStory } from './payout-story.queries';
import { PayoutsQueries } from './payouts.queries';

@Controller('payouts')
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutsQueries,
    private readonly stories: PayoutStory,
    private readonly approvals: Approvals,
    private readonly again: PayAgain,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List payouts; staff sees all, a shipper its own' })
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: PayoutsPage })
  list(@CurrentActor() actor: Actor, @Query() query: PayoutsQuery): Promise<Page<PayoutView>> {
    return this.payouts.list(actor, query);
  }

  @Get('totals')
  @Roles('supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'How many payouts are in each state, and what they come to per currency' })
  @ApiOkResponse({ type: PayoutTotalsAnswer })
  async totals(@CurrentActor() actor: Actor): Promise<{ items: PayoutTotal[] }> {
    return { items: await this.payouts.totals(actor) };
  }

  @Get(':id/story')
  @Roles('supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Everything that happened to a payout: orders, answers, bookings, who did what' })
  @ApiOkResponse({ type: PayoutStoryAnswer })
  story(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PayoutStoryView> {
    return this.stories.of(actor, id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One payout, with what the asking person may do' })
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOkResponse({ type: PayoutAnswer })
  @Tagged()
  find(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<PayoutView> {
    return this.payouts.find(actor, id);
  }

  @Post(':id/approve')
  @ApiOperation({ summary: 'Let a payout leave, as the second person' })
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  @Tagged()
  approve(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @Body() { approvalHash }: ApproveBody,
  ): Promise<PayoutView> {
    return this.approvals.approve({ actor, payoutId, idempotency }, approvalHash);
  }

  @Post(':id/reject')
  @ApiOperation({ summary: 'Give a payout up for good; the debt is taken back' })
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  @Tagged()
  reject(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
    @Body() { reasonCode }: RejectBody,
  ): Promise<PayoutView> {
    return this.approvals.reject({ actor, payoutId, idempotency }, ifMatch, reasonCode);
  }

  @Post(':id/retry')
  @ApiOperation({ summary: 'Try a payout again that the bank refused' })
  @HttpCode(200)
  @Roles('supervisor', 'finance')
  @ApiOkResponse({ type: PayoutAnswer })
  @Tagged()
  retry(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<PayoutView> {
    return this.approvals.retry({ actor, payoutId, idempotency }, ifMatch);
  }

  @Post(':id/pay-again')
  @ApiOperation({
    summary: 'Pay once more what came back, to the account that is registered now; answers the new payout',
  })
  @HttpCode(201)
  @Roles('supervisor', 'finance')
  @ApiCreatedResponse({ type: PayoutAnswer })
  @Tagged()
  payAgain(
    @CurrentActor() actor: Actor,
    @UuidParam('id') payoutId: string,
    @IdempotencyKey({ required: true }) idempotency: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<PayoutView> {
    return this.again.payAgain({ actor, payoutId, idempotency }, ifMatch);
  }
}
