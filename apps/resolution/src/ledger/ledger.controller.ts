import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, Roles, scopeOf } from '@tuntas/platform';
import { BalanceQuery, BalanceView, LedgerPage, LedgerQuery, type TransactionView } from './ledger.dto';
import { LedgerQueries } from './ledger.queries';

@Controller('ledger')
@Roles('finance', 'supervisor', 'admin')
export class LedgerController {
  constructor(private readonly ledger: LedgerQueries) {}

  @Get('balance')
  @ApiOperation({ summary: 'What every account holds, and whether the books balance' })
  @ApiOkResponse({ type: BalanceView })
  balance(@CurrentActor() actor: Actor, @Query() query: BalanceQuery): Promise<BalanceView> {
    return this.ledger.balance(scopeOf(actor), query.organisationId);
  }

  @Get('transactions')
  @ApiOperation({ summary: 'The bookings, with both sides of each' })
  @ApiOkResponse({ type: LedgerPage })
  transactions(@CurrentActor() actor: Actor, @Query() query: LedgerQuery): Promise<Page<TransactionView>> {
    return this.ledger.transactions(scopeOf(actor), query);
  }
}
