import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { parseInput, Public } from '@tuntas/platform';
import { BeritaAcaraReads } from './berita-acara-reads.service';
import { beritaAcaraNumber, VerificationDto, VerifyQuery } from './berita-acara.dto';

/** What the page behind the QR code asks. */
@ApiTags('berita acara')
@Public()
@Controller('berita-acara')
export class BeritaAcaraController {
  constructor(private readonly reads: BeritaAcaraReads) {}

  @Get(':number')
  @ApiOperation({
    summary: 'Verify a berita acara by its number; no sign-in, no personal data',
  })
  @ApiParam({ name: 'number', schema: { type: 'string', example: 'BA-2026-000123' } })
  @ApiOkResponse({ type: VerificationDto })
  async verify(@Param('number') number: string, @Query() { hash }: VerifyQuery) {
    return this.reads.verify(parseInput(beritaAcaraNumber, number, 'number'), hash);
  }
}
