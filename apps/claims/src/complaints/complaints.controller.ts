import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  type IdempotencyHeader,
  IdempotencyKey,
  IfMatch,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import { ComplaintReads } from './complaint-reads.service';
import {
  AnswerComplaintDto,
  ComplaintCategoriesDto,
  ComplaintDto,
  ComplaintPageDto,
  ListComplaintsQuery,
  NewComplaintDto,
  ReopenComplaintDto,
} from './complaints.dto';
import { ComplaintsService } from './complaints.service';
import { categories } from './policy';

@ApiTags('complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly reads: ComplaintReads,
  ) {}

  @Post()
  @Roles('shipper', 'agent', 'supervisor')
  @ApiOperation({
    summary: 'Complain about the service itself',
    description: 'About how you were treated, not about an amount: for that a claim has its appeal.',
  })
  @ApiCreatedResponse({ type: ComplaintDto })
  @Tagged()
  file(
    @Body() complaint: NewComplaintDto,
    @CurrentActor() actor: Actor,
    @IdempotencyKey() key: IdempotencyHeader | null,
  ) {
    return this.complaints.file(actor, complaint, key);
  }

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'List complaints' })
  @ApiOkResponse({ type: ComplaintPageDto })
  list(@Query() query: ListComplaintsQuery, @CurrentActor() actor: Actor) {
    return this.reads.list(actor, query);
  }

  @Get('categories')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What a complaint can be about, in both languages' })
  @ApiOkResponse({ type: ComplaintCategoriesDto })
  categories() {
    return { items: categories };
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One complaint with its clock and answer' })
  @ApiOkResponse({ type: ComplaintDto })
  @Tagged()
  get(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.reads.get(actor, id);
  }

  @Post(':id/take')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Take a complaint; not for whoever it is about' })
  @ApiOkResponse({ type: ComplaintDto })
  @Tagged()
  take(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.complaints.take(actor, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({ summary: 'Answer a complaint; its clock stops' })
  @ApiOkResponse({ type: ComplaintDto })
  @Tagged()
  answer(
    @UuidParam('id') id: string,
    @Body() answer: AnswerComplaintDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.complaints.answer(actor, id, answer, ifMatch);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Roles('shipper')
  @ApiOperation({ summary: 'Send an answer back, once; another person answers' })
  @ApiOkResponse({ type: ComplaintDto })
  @Tagged()
  reopen(@UuidParam('id') id: string, @Body() reopen: ReopenComplaintDto, @CurrentActor() actor: Actor) {
    return this.complaints.reopen(actor, id, reopen);
  }
}
