import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseInput, Public } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceIntake } from '../evidence/intake';
import { type Form, readForm } from '../evidence/multipart';
import { UploadBody } from '../evidence/upload-body';
import { MAX_PHOTOS } from '../incidents/incidents.dto';
import { type AnswerDelivery, answerDelivery, DeliveryDto } from './deliveries.dto';
import { DeliveriesService } from './deliveries.service';
import { deliveryAnswers } from './domain/delivery-answer';

const photos = { families: ['image'], maxFiles: MAX_PHOTOS, fileField: 'photos' } as const;

/** For the person a parcel went to: no account, the signed link in a message is the key. */
@ApiTags('public')
@Public()
@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly intake: EvidenceIntake,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'Which parcel a link is about, and what was answered with it' })
  @ApiOkResponse({ type: DeliveryDto })
  see(@Param('token') token: string) {
    return this.deliveries.see(token);
  }

  @Post(':token')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say how a parcel arrived, with up to 8 photos; the same answer again changes nothing',
  })
  @UploadBody(
    'photos',
    {
      answer: { type: 'string', enum: [...deliveryAnswers] },
      description: { type: 'string' },
      declaredBy: { type: 'string', description: 'name of who signs the declaration' },
      signature: { type: 'string', description: 'a PNG as a data URL' },
      locale: { type: 'string', enum: ['id', 'en'] },
    },
    ['answer'],
    { answer: 'damaged', description: 'The vase is in pieces.', locale: 'en', photos: ['vase.jpg'] },
  )
  @ApiOkResponse({ type: DeliveryDto })
  async answer(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { fields, files } = await this.formOf(token, request, reply);
    return this.deliveries.answer(token, fields, files);
  }

  private async formOf(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Form<AnswerDelivery>> {
    const allowed = async () => this.deliveries.requireOpen(token);
    if (request.isMultipart())
      return readForm(this.intake, request, reply, { ...photos, fields: answerDelivery, allowed });
    return { fields: parseInput(answerDelivery, request.body), files: [] };
  }
}
