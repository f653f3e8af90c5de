import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Internal, UuidParam } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceIntake, refused } from '../evidence/intake';
import { readForm } from '../evidence/multipart';
import { MailIntakeService } from './mail-intake.service';
import { type MailText, mailFile, MailReplyDto } from './messages.dto';
import { ThreadReads } from './thread-reads.service';

const upload = {
  fields: mailFile,
  families: ['image', 'document', 'video'],
  maxFiles: 1,
  fileField: 'file',
} as const;

/** What notifications needs of the conversations: words for a mail that leaves, a place for one that came. */
@Controller('internal')
export class MailIntakeController {
  constructor(
    private readonly mail: MailIntakeService,
    private readonly reads: ThreadReads,
    private readonly intake: EvidenceIntake,
  ) {}

  @Get('claim-messages/:id')
  @Internal()
  text(@UuidParam('id') id: string): Promise<MailText> {
    return this.reads.mailText(id);
  }

  @Post('claims/:id/mail-files')
  @HttpCode(200)
  @Internal()
  async addFile(
    @UuidParam('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const allowed = () => this.mail.requireOpen(id);
    const { files, fields } = await readForm(this.intake, request, reply, { ...upload, allowed });
    if (files.length === 0) throw refused('file', 'Send the file');
    return this.mail.addFile(id, fields, files);
  }

  @Post('claims/:id/mail-replies')
  @HttpCode(200)
  @Internal()
  join(@UuidParam('id') id: string, @Body() body: MailReplyDto) {
    return this.mail.join(id, body);
  }
}
