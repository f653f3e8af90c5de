import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { parseInput, Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { BeritaAcaraReads } from './berita-acara-reads.service';
import { beritaAcaraNumber, VerificationDto, VerifyQuery } from './berita-acara.dto';
import { pageOrJson } from './verification-page';

/** The address in the QR code: a page for a browser, JSON for a program. */
@ApiTags('berita acara')
@Public()
@Controller('berita-acara')
export class BeritaAcaraController {
  constructor(private readonly reads: BeritaAcaraReads) {}

  @Get(':number')
  @ApiOperation({
    summary: 'Verify a berita acara by its number; no sign-in, no personal data. A browser gets a page',
  })
  @ApiParam({ name: 'number', schema: { type: 'string', example: 'BA-2026-000123' } })
  @ApiOkResponse({ type: VerificationDto })
  verify(
    @Param('number') number: string,
    @Query() { hash }: VerifyQuery,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const work = async () => this.reads.verify(parseInput(beritaAcaraNumber, number, 'number'), hash);
    return pageOrJson(headers, reply, work);
  }
}
