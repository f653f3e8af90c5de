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
import {
  OpenRecoveryBody,
  ReceiptBody,
  RecoveriesPage,
  RecoveriesQuery,
  RecoveryAnswer,
  type RecoveryView,
  WriteOffBody,
} from './recoveries.dto';
import { RecoveriesQueries } from './recoveries.queries';
import { Recoveries } from './recoveries.service';

@Controller('recoveries')
@Roles('finance')
export class RecoveriesController {
  constructor(
    private readonly recoveries: Recoveries,
    private readonly queries: RecoveriesQueries,
  ) {}

  @Get()
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What carriers and insurers owe back, next deadline first' })
  @ApiOkResponse({ type: RecoveriesPage })
  list(@CurrentActor() actor: Actor, @Query() query: RecoveriesQuery): Promise<Page<RecoveryView>> {
    return this.queries.list(actor, query);
  }

  @Post()
  @ApiOperation({ summary: 'Ask back from a carrier or insurer what was paid for a claim' })
  @ApiCreatedResponse({ type: RecoveryAnswer })
  open(
    @CurrentActor() actor: Actor,
    @Body() body: OpenRecoveryBody,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
  ): Promise<RecoveryView> {
    return this.recoveries.open(actor, body, key);
  }

  @Get(':id')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One recovery' })
  @ApiOkResponse({ type: RecoveryAnswer })
  @Tagged()
  find(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<RecoveryView> {
    return this.queries.find(actor, id);
  }

  @Post(':id/receipts')
  @ApiOperation({ summary: 'Book what came back' })
  @ApiCreatedResponse({ type: RecoveryAnswer })
  receive(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Body() body: ReceiptBody,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
  ): Promise<RecoveryView> {
    return this.recoveries.receive(actor, id, body, key);
  }

  @Post(':id/write-off')
  @HttpCode(200)
  @ApiOperation({ summary: 'Propose to give up what has not come back; another person confirms' })
  @ApiOkResponse({ type: RecoveryAnswer })
  @Tagged()
  propose(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() { reason }: WriteOffBody,
  ): Promise<RecoveryView> {
    return this.recoveries.proposeWriteOff(actor, id, ifMatch, reason);
  }

  @Post(':id/write-off/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the proposal to write off back' })
  @ApiOkResponse({ type: RecoveryAnswer })
  @Tagged()
  withdraw(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<RecoveryView> {
    return this.recoveries.withdrawWriteOff(actor, id, ifMatch);
  }

  @Post(':id/write-off/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm as the second person that the rest is given up' })
  @ApiOkResponse({ type: RecoveryAnswer })
  @Tagged()
  confirm(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
  ): Promise<RecoveryView> {
    return this.recoveries.confirmWriteOff(actor, id, ifMatch, key);
  }
}
