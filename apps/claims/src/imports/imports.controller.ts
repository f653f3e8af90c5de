import { Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusedFile, templateOf } from './import-files';
import { ImportIntake } from './import-intake.service';
import { importOf, ImportReads } from './import-reads.service';
import { uploadOf } from './import-upload';
import {
  ImportDto,
  ImportPageDto,
  LanguageQuery,
  ListImportsQuery,
  ListRowsQuery,
  RowPageDto,
  UploadQuery,
} from './imports.dto';

const csv = { type: 'string', example: templateOf('en').slice(1) } as const;
const lines = {
  type: 'string',
  description: 'an object per line, or a list of them; each as POST /claims takes it',
  example:
    '{"waybill":"JP1234567890","type":"damage","lines":[{"description":"Vase","claimedAmount":150000}]}\n',
} as const;
const form = {
  type: 'object' as const,
  required: ['file'],
  properties: { file: { type: 'string' as const, format: 'binary' } },
  example: { file: 'claims.csv' },
};

@ApiTags('claims')
@Controller('claim-imports')
export class ImportsController {
  constructor(
    private readonly intake: ImportIntake,
    private readonly reads: ImportReads,
  ) {}

  @Post()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'File many claims from a CSV or JSON file, or check them first',
    description:
      'The body itself (text/csv, application/json, application/x-ndjson) or the field file of a form. 202 with the job; 200 with the one there is when your organisation sent the same file before.',
    requestBody: {
      required: true,
      content: {
        'text/csv': { schema: csv },
        'application/x-ndjson': { schema: lines },
        'multipart/form-data': { schema: form },
      },
    },
  })
  @ApiAcceptedResponse({ type: ImportDto })
  @ApiOkResponse({ type: ImportDto })
  async upload(
    @Query() { dryRun, fileName }: UploadQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // What is not read of a refused file must not keep the connection.
    reply.header('connection', 'close');
    const file = await uploadOf(request, fileName);
    const { created, job } = await this.intake.receive(actor, file, dryRun === 'true');
    reply.status(created ? 202 : 200);
    return importOf(job);
  }

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'List imports' })
  @ApiOkResponse({ type: ImportPageDto })
  list(@Query() query: ListImportsQuery, @CurrentActor() actor: Actor) {
    return this.reads.list(actor, query);
  }

  @Get('template.csv')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'A CSV to fill in, with one example row' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: csv })
  template(@Query() { lang }: LanguageQuery) {
    const disposition = 'attachment; filename="claims.csv"';
    return new StreamableFile(Buffer.from(templateOf(lang)), {
      type: 'text/csv; charset=utf-8',
      disposition,
    });
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'How far an import is' })
  @ApiOkResponse({ type: ImportDto })
  get(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.get(actor, id);
  }

  @Post(':id/file')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'File the rows of a dry run' })
  @ApiAcceptedResponse({ type: ImportDto })
  async file(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.status(202);
    return importOf(await this.intake.file(actor, id));
  }

  @Get(':id/rows')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What became of each row' })
  @ApiOkResponse({ type: RowPageDto })
  rows(@UuidParam('id') id: string, @Query() query: ListRowsQuery, @CurrentActor() actor: Actor) {
    return this.reads.rows(actor, id, query);
  }

  @Get(':id/refused')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'The refused rows with their reasons, as a file to correct and send again' })
  @ApiOkResponse({ content: { 'text/csv': { schema: csv }, 'application/x-ndjson': { schema: lines } } })
  async refused(@UuidParam('id') id: string, @Query() { lang }: LanguageQuery, @CurrentActor() actor: Actor) {
    const { job, pages } = await this.reads.refused(actor, id);
    const isCsv = job.format === 'csv';
    return new StreamableFile(refusedFile(job, pages, lang), {
      type: isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      disposition: `attachment; filename="refused.${isCsv ? 'csv' : 'ndjson'}"`,
    });
  }
}
