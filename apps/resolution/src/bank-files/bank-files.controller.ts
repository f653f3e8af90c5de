import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  IdempotencyKey,
  type IdempotencyHeader,
  IfMatch,
  type Page,
  parseInput,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  BankFileAnswer,
  BankFileBody,
  BankFilesPage,
  BankFilesQuery,
  type BankFileView,
  CancelFileBody,
  WaitingAnswer,
  type WaitingForFile,
} from './bank-files.dto';
import { BankFilesQueries } from './bank-files.queries';
import { BankFiles } from './bank-files.service';
import { formats } from './domain/bank-file';

const mediaTypes = { xml: 'application/xml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

@Controller('bank-files')
@Roles('finance')
export class BankFilesController {
  constructor(
    private readonly files: BankFiles,
    private readonly queries: BankFilesQueries,
  ) {}

  @Get()
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'List bank files, newest first' })
  @ApiOkResponse({ type: BankFilesPage })
  list(@CurrentActor() actor: Actor, @Query() query: BankFilesQuery): Promise<Page<BankFileView>> {
    return this.queries.list(actor, query);
  }

  @Get('waiting')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What waits for a bank file, per currency' })
  @ApiOkResponse({ type: WaitingAnswer })
  waiting(@CurrentActor() actor: Actor): Promise<{ items: WaitingForFile[]; configured: boolean }> {
    return this.queries.waiting(actor);
  }

  @Post()
  @ApiOperation({
    summary: 'Make a bank file of payouts that wait for one: ISO 20022 pain.001.001.09 and CSV',
  })
  @ApiCreatedResponse({ type: BankFileAnswer })
  make(
    @CurrentActor() actor: Actor,
    @Body() body: BankFileBody,
    @IdempotencyKey({ required: true }) key: IdempotencyHeader,
  ): Promise<BankFileView> {
    return this.files.make(actor, body, key);
  }

  @Get(':id')
  @Roles('finance', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One bank file and what became of its payouts' })
  @ApiOkResponse({ type: BankFileAnswer })
  @Tagged()
  find(@CurrentActor() actor: Actor, @UuidParam('id') id: string): Promise<BankFileView> {
    return this.queries.find(actor, id);
  }

  @Get(':id/content/:format')
  @ApiOperation({ summary: 'The file for the bank, as it was made' })
  @ApiProduces('application/xml', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async download(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @Param('format') format: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = parseInput(z.enum(formats), format, 'format');
    const { name, content, sha256 } = await this.files.download(actor, id, wanted);
    await reply
      .header('content-type', mediaTypes[wanted])
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('etag', `"${sha256}"`)
      .send(content);
  }

  @Post(':id/mark-sent')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that the file is at the bank; it cannot be cancelled any more' })
  @ApiOkResponse({ type: BankFileAnswer })
  @Tagged()
  markSent(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
  ): Promise<BankFileView> {
    return this.files.markSent(actor, id, ifMatch);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a file that was not sent; its payouts wait for another one' })
  @ApiOkResponse({ type: BankFileAnswer })
  @Tagged()
  cancel(
    @CurrentActor() actor: Actor,
    @UuidParam('id') id: string,
    @IfMatch() ifMatch: string | undefined,
    @Body() { reason }: CancelFileBody,
  ): Promise<BankFileView> {
    return this.files.cancel(actor, id, ifMatch, reason);
  }
}
