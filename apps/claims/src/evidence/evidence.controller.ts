import { Controller, Get, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { evidenceKinds } from './domain/kinds';
import { DownloadQuery, EvidenceListDto, uploadFields } from './evidence.dto';
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
  @ApiOperation({ summary: 'Add evidence: JPEG, PNG, WebP, HEIC, PDF or MP4; a waiting claim goes on' })
  @UploadBody('files', { kind: { type: 'string', enum: [...evidenceKinds] } }, ['files'])
  @ApiCreatedResponse({ type: EvidenceListDto })
  async add(
    @UuidParam('id') id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const allowed = () => this.evidence.requireOpen(actor, id);
    const { files, fields } = await readForm(this.intake, request, reply, { ...upload, allowed });
    if (files.length === 0) throw refused('files', 'Send at least one file');
    return this.evidence.add(actor, id, files, fields.kind);
  }

  @Get(':evidenceId')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Download a file' })
  async download(
    @UuidParam('id') id: string,
    @UuidParam('evidenceId') evidenceId: string,
    @Query() { copy }: DownloadQuery,
    @CurrentActor() actor: Actor,
  ) {
    const { stream, ...headers } = await this.evidence.download(actor, id, evidenceId, copy);
    return new StreamableFile(stream, headers);
  }
}
