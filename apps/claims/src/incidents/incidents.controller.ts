import { Controller, Get, HttpCode, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  fingerprintOf,
  IdempotencyKey,
  type IdempotencyHeader,
  parseInput,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { claimTypes } from '../claims/domain/words';
import { type Form, readForm } from '../evidence/multipart';
import { EvidenceIntake, refused } from '../evidence/intake';
import { UploadBody } from '../evidence/upload-body';
import { IncidentReads } from './incident-reads.service';
import {
  ClaimDraftDto,
  IncidentDto,
  IncidentPageDto,
  ListIncidentsQuery,
  MAX_PHOTOS,
  noFields,
  type ReportIncident,
  reportIncident,
} from './incidents.dto';
import { IncidentsService } from './incidents.service';

const photos = { families: ['image'], maxFiles: MAX_PHOTOS, fileField: 'photos' } as const;

/** Lists travel in a form as JSON text; in a JSON body as lists. */
const example = {
  waybill: 'JP1234567890',
  type: 'damage',
  description: 'Box crushed on one side, the lamp is in pieces.',
  place: 'SUB01',
  occurredAt: '2026-11-24T15:30:00+07:00',
  clientId: '0192f1c2-0000-7000-8000-0000000000b1',
  findings: '[{"condition":"crushed","item":"Lamp","quantity":1,"note":"one side"}]',
  signatures:
    '[{"party":"courier","name":"Joko Kurir","path":"M10 10 L90 40","width":600,"height":240},{"party":"recipient","name":"Siti Rahma","refused":"Had to leave at once"}]',
  photos: ['front.jpg', 'side.jpg'],
};

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly reads: IncidentReads,
    private readonly intake: EvidenceIntake,
  ) {}

  @Post()
  @Roles('courier', 'agent', 'supervisor')
  @ApiOperation({
    summary: 'Report a lost or damaged parcel, with up to 8 photos; as a form, or as JSON without photos',
    description:
      'With signatures of two parties the berita acara is issued in the same moment. A phone that was offline sends its own clientId: however often it tries, there is one incident.',
  })
  @UploadBody(
    'photos',
    {
      shipmentId: { type: 'string', format: 'uuid' },
      waybill: { type: 'string', description: 'instead of shipmentId' },
      carrier: { type: 'string' },
      type: { type: 'string', enum: [...claimTypes] },
      description: { type: 'string' },
      place: { type: 'string' },
      piecesAffected: { type: 'string' },
      occurredAt: { type: 'string', format: 'date-time' },
      clientId: {
        type: 'string',
        format: 'uuid',
        description: 'made by the phone: the same one again answers the same incident',
      },
      findings: { type: 'string', description: 'a list as JSON' },
      signatures: {
        type: 'string',
        description: 'a list as JSON: each party signs with a `path` or an `image`, or is `refused` with why',
      },
    },
    ['type', 'description'],
    example,
  )
  @ApiCreatedResponse({ type: IncidentDto })
  async report(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { fields, files } = await this.formOf(request, reply);
    const hashes = files.map(({ received }) => received.sha256);
    const header = key && { ...key, fingerprint: fingerprintOf({ fields, hashes }) };
    return this.incidents.report(actor, fields, files, header);
  }

  @Post(':id/photos')
  @Roles('courier', 'agent', 'supervisor')
  @ApiOperation({ summary: 'Add photos to an incident of your own' })
  @UploadBody('photos', {}, ['photos'], { photos: ['inside.jpg'] })
  @ApiCreatedResponse({ type: IncidentDto })
  async addPhotos(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const allowed = () => this.incidents.requireOwn(actor, id);
    const { files } = await readForm(this.intake, request, reply, { ...photos, fields: noFields, allowed });
    if (files.length === 0) throw refused('photos', 'Send at least one photo');
    return this.incidents.addPhotos(actor, id, files);
  }

  @Get()
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'List incidents: a courier sees its own, a shipper those of its parcels' })
  @ApiOkResponse({ type: IncidentPageDto })
  list(@Query() query: ListIncidentsQuery, @CurrentActor() actor: Actor) {
    return this.reads.list(actor, query);
  }

  @Get(':id')
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One incident with its photos' })
  @ApiOkResponse({ type: IncidentDto })
  get(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.get(actor, id);
  }

  @Get(':id/photos/:photoId')
  @Roles('courier', 'shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Download the shared copy of a photo' })
  async photo(
    @UuidParam('id') id: string,
    @UuidParam('photoId') photoId: string,
    @CurrentActor() actor: Actor,
  ) {
    const { stream, ...headers } = await this.reads.photo(actor, id, photoId);
    return new StreamableFile(stream, headers);
  }

  @Get(':id/claim-draft')
  @HttpCode(200)
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'A claim for this incident, filled in, with what it would pay' })
  @ApiOkResponse({ type: ClaimDraftDto })
  claimDraft(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.claimDraft(actor, id);
  }

  private async formOf(request: FastifyRequest, reply: FastifyReply): Promise<Form<ReportIncident>> {
    if (request.isMultipart())
      return readForm(this.intake, request, reply, { ...photos, fields: reportIncident });
    return { fields: parseInput(reportIncident, request.body), files: [] };
  }
}
