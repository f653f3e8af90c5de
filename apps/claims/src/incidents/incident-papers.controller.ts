import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { BeritaAcaraReads } from '../berita-acara/berita-acara-reads.service';
import { BeritaAcaraDto, IssueBeritaAcaraDto, PdfQuery } from '../berita-acara/berita-acara.dto';
import { IncidentDto } from './incidents.dto';
import { IncidentsService } from './incidents.service';

@ApiTags('berita acara')
@Controller('incidents/:id/berita-acara')
export class IncidentPapersController {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly papers: BeritaAcaraReads,
  ) {}

  @Post()
  @Roles('courier', 'agent', 'supervisor')
  @ApiOperation({ summary: 'Sign an incident that was reported without signatures; its number is given now' })
  @ApiCreatedResponse({ type: IncidentDto })
  issue(@UuidParam('id') id: string, @CurrentActor() actor: Actor, @Body() body: IssueBeritaAcaraDto) {
    return this.incidents.issue(actor, id, body);
  }

  @Get()
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'The berita acara of an incident: everything it says, and its files' })
  @ApiOkResponse({ type: BeritaAcaraDto })
  get(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.papers.of(actor, id);
  }

  @Get('pdf')
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'The berita acara as a PDF, in Indonesian or English' })
  @ApiProduces('application/pdf')
  async pdf(@UuidParam('id') id: string, @CurrentActor() actor: Actor, @Query() { locale }: PdfQuery) {
    const { stream, ...headers } = await this.papers.pdf(actor, id, locale);
    return new StreamableFile(stream, headers);
  }
}
