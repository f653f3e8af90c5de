import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, createZodDto, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { z } from 'zod';
import { DossierService } from './dossier.service';

class DossierQuery extends createZodDto(
  z.strictObject({ locale: z.enum(['id', 'en']).default('id').describe('language of the PDF') }),
) {}

@ApiTags('claims')
@Controller('claims/:id/dossier')
export class DossierController {
  constructor(private readonly dossiers: DossierService) {}

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'The whole case as one ZIP, for an outside body',
    description:
      'A PDF of timeline, rules with clauses, decisions and messages; the same as JSON; the evidence; a manifest with the hash of each. Every download is in the audit.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @UuidParam('id') id: string,
    @Query() { locale }: DossierQuery,
    @CurrentActor() actor: Actor,
  ) {
    const { stream, fileName } = await this.dossiers.download(actor, id, locale);
    return new StreamableFile(stream, {
      type: 'application/zip',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    });
  }
}
