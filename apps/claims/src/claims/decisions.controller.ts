import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  IfMatch,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import { ClaimantService } from './claimant.service';
import { ClaimDto } from './claim-view.dto';
import { DecisionDto } from './desk.dto';
import { AppealDto, MergeDto, ReasonCodesDto, ReasonCodesQuery, RecoveryChoiceDto } from './decisions.dto';
import { DeskService } from './desk.service';
import { MergeService } from './merge.service';
import { reasonCodesFor } from './reason-codes';

@ApiTags('claims')
@Controller('claims')
export class DecisionsController {
  constructor(
    private readonly desk: DeskService,
    private readonly claimant: ClaimantService,
    private readonly merging: MergeService,
  ) {}

  @Get('reason-codes')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Reasons a decision can give, in both languages, by outcome and type of claim' })
  @ApiOkResponse({ type: ReasonCodesDto })
  reasons(@Query() query: ReasonCodesQuery) {
    return { items: reasonCodesFor(query) };
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Decide line by line; an approval opens the remedy' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  decide(
    @UuidParam('id') id: string,
    @Body() decision: DecisionDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.desk.decide(actor, id, decision, { key, ifMatch });
  }

  @Post(':id/appeal')
  @HttpCode(200)
  @Roles('shipper')
  @ApiOperation({ summary: 'Ask another person to decide again what was rejected or approved in part' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  appeal(
    @UuidParam('id') id: string,
    @Body() appeal: AppealDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
  ) {
    return this.claimant.appeal(actor, id, appeal, key);
  }
  @Post(':id/merge')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({
    summary: 'Merge a duplicate into the claim that goes on',
    description: 'The duplicate closes undecided and its clocks stop; its evidence is in the other claim.',
  })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  merge(
    @UuidParam('id') id: string,
    @Body() merge: MergeDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.merging.merge(actor, id, merge, ifMatch);
  }

  @Post(':id/recovery')
  @HttpCode(200)
  @Roles('shipper')
  @ApiOperation({ summary: 'A parcel was found after it was paid for: keep the money, or take the parcel' })
  @ApiOkResponse({ type: ClaimDto })
  @Tagged()
  recover(
    @UuidParam('id') id: string,
    @Body() choice: RecoveryChoiceDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
  ) {
    return this.claimant.chooseRecovery(actor, id, choice, key);
  }
}
