import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Public, Roles, UuidParam } from '@tuntas/platform';
import { EvidenceArchive } from './evidence-archive.service';
import { EvidenceChecklist } from './evidence-checklist.service';
import { EvidenceLinks } from './evidence-links.service';
import { ChecklistDto, CreateLinkDto, LinkDto } from './evidence.dto';

@ApiTags('claims')
@Controller('claims/:id/evidence')
export class EvidencePapersController {
  constructor(
    private readonly papers: EvidenceChecklist,
    private readonly archive: EvidenceArchive,
    private readonly links: EvidenceLinks,
  ) {}

  @Get('checklist')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'What the claim needs, what is missing, and what is at stake without it' })
  @ApiOkResponse({ type: ChecklistDto })
  checklist(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.papers.of(actor, id);
  }

  @Get('archive')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'All evidence as one ZIP, with a manifest of hashes, senders and times' })
  @ApiProduces('application/zip')
  async zip(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    const { stream, fileName } = await this.archive.download(actor, id);
    const disposition = `attachment; filename="${fileName}"`;
    return new StreamableFile(stream, { type: 'application/zip', disposition });
  }

  @Post(':evidenceId/links')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'A link that opens the shared copy of this file without an account, for a while' })
  @ApiCreatedResponse({ type: LinkDto })
  link(
    @UuidParam('id') id: string,
    @UuidParam('evidenceId') evidenceId: string,
    @CurrentActor() actor: Actor,
    @Body() { expiresInMinutes }: CreateLinkDto,
  ) {
    return this.links.create(actor, id, evidenceId, expiresInMinutes);
  }
}

@ApiTags('claims')
@Public()
@Controller('evidence-links')
export class EvidenceLinksController {
  constructor(private readonly links: EvidenceLinks) {}

  @Get(':token')
  @ApiOperation({ summary: 'The file behind a link, until it expires' })
  @ApiParam({ name: 'token', schema: { type: 'string' } })
  async open(@Param('token') token: string) {
    const { stream, ...headers } = await this.links.open(token);
    return new StreamableFile(stream, headers);
  }
}
