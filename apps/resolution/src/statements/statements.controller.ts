import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
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
import { StatementImports } from './imports.service';
import { LineResolutions } from './resolutions.service';
import {
  ImportAnswer,
  type ImportView,
  LineAnswer,
  LinesPage,
  LinesQuery,
  type LineView,
  PreviewAnswer,
  type PreviewView,
  ProposeBody,
  StatementAnswer,
  StatementBody,
  StatementsPage,
  StatementsQuery,
  type StatementView,
} from './statements.dto';
import { StatementsQueries } from './statements.queries';

@Controller('bank-statements')
@Roles('finance')
export class StatementsController {
  constructor(
    private readonly imports: StatementImports,
    private readonly resolutions: LineResolutions,
    private readonly queries: StatementsQueries,
  ) {}

  @Get()
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'List imported bank statements, newest first' })
  @ApiOkResponse({ type: StatementsPage })
  list(@CurrentActor() actor: Actor, @Query() query: StatementsQuery): Promise<Page<StatementView>> {
    return this.queries.list(actor, query);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Read a statement without importing it' })
  @ApiOkResponse({ type: PreviewAnswer })
  preview(@CurrentActor() actor: Actor, @Body() body: StatementBody): Promise<PreviewView> {
    return this.imports.preview(actor, body);
  }

  /** No Idempotency-Key: the same bytes are the same import, and answer the same again. */
  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Import a bank statement (camt.053 or CSV) and match it; the same file again changes nothing',
  })
  @ApiOkResponse({ type: ImportAnswer })
  import(@CurrentActor() actor: Actor, @Body() body: StatementBody): Promise<ImportView> {
    return this.imports.import(actor, body);
  }

  @Get('lines')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'Lines of all statements or of one; `state=mismatch` is what somebody has to look at',
  })
  @ApiOkResponse({ type: LinesPage })
  lines(@CurrentActor() actor: Actor, @Query() query: LinesQuery): Promise<Page<LineView>> {
    return this.queries.lines(actor, query);
  }

  @Get('lines/:id')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One line, with what may be done about it' })
  @ApiOkResponse({ type: LineAnswer })
  @Tagged()
  line(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<LineView> {
    return this.queries.line(actor, id);
  }

  @Post('lines/:id/propose')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say what a mismatched line is; where money moves another person confirms it' })
  @ApiOkResponse({ type: LineAnswer })
  @Tagged()
  propose(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() body: ProposeBody,
  ): Promise<LineView> {
    return this.resolutions.propose(actor, id, ifMatch, body);
  }

  @Post('lines/:id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a proposal back' })
  @ApiOkResponse({ type: LineAnswer })
  @Tagged()
  withdraw(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<LineView> {
    return this.resolutions.withdraw(actor, id, ifMatch);
  }

  @Post('lines/:id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm a proposal as the second person; the money is booked' })
  @ApiOkResponse({ type: LineAnswer })
  @Tagged()
  confirm(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
  ): Promise<LineView> {
    return this.resolutions.confirm(actor, id, ifMatch, key);
  }

  @Get(':id')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One statement and what became of its lines' })
  @ApiOkResponse({ type: StatementAnswer })
  find(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<StatementView> {
    return this.queries.find(actor, id);
  }
}
