import { Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  fingerprintOf,
  IdempotencyKey,
  type IdempotencyHeader,
  Roles,
  UuidParam,
} from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { evidenceKinds } from './domain/kinds';
import { DownloadQuery, EvidenceAddedDto, EvidenceListDto, uploadFields } from './evidence.dto';
import { EvidenceService } from './evidence.service';
import { EvidenceIntake, refused } from './intake';
import { readForm } from './multipart';
import { UploadBody } from './upload-body';

const upload = {
  fields: uploadFields,
  families: ['image', 'document', 'video'],
  maxFiles: 10,
  fileField: 'files',
} as const;

@ApiTags('claims')
@Controller('claims/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly intake: EvidenceIntake,
  ) {}

  @Post()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'Add evidence: JPEG, PNG, WebP, HEIC, PDF, MP4, MOV or WebM; a waiting claim goes on',
  })
  @UploadBody('files', { kind: { type: 'string', enum: [...evidenceKinds] } }, ['files'], {
    kind: 'photo_label',
    files: ['label.jpg'],
  })
  @ApiCreatedResponse({ type: EvidenceAddedDto })
  async add(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const allowed = () => this.evidence.requireOpen(actor, id);
    const { files, fields } = await readForm(this.intake, request, reply, { ...upload, allowed });
    if (files.length === 0) throw refused('files', 'Send at least one file');
    const hashes = files.map(({ received }) => received.sha256);
    const header = key && { ...key, fingerprint: fingerprintOf({ id, fields, hashes }) };
    return this.evidence.add(actor, id, files, { kind: fields.kind, key: header });
  }

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'The evidence of a claim; the desk also sees what a camera wrote into a picture' })
  @ApiOkResponse({ type: EvidenceListDto })
  list(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.evidence.list(actor, id);
  }

  @Get(':evidenceId')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Download a file; originals and identity papers are noted in the audit' })
  async download(
    @UuidParam('id') id: string,
    @UuidParam('evidenceId') evidenceId: string,
    @Query() wanted: DownloadQuery,
    @CurrentActor() actor: Actor,
  ) {
    const { stream, ...headers } = await this.evidence.download(actor, id, evidenceId, wanted);
    return new StreamableFile(stream, headers);
  }
}
