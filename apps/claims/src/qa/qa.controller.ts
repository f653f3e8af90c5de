import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { QaReviewDto, QaReviewPage, QaReviewsQuery, QaVerdictDto } from './qa.dto';
import { QaService } from './qa.service';

@ApiTags('qa-reviews')
@Controller('qa-reviews')
export class QaController {
  constructor(private readonly qa: QaService) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Decisions in the quality sample, oldest first' })
  @ApiOkResponse({ type: QaReviewPage })
  list(@Query() query: QaReviewsQuery, @CurrentActor() actor: Actor) {
    return this.qa.list(actor, query);
  }

  @Post(':id')
  @HttpCode(200)
  @Roles('agent', 'supervisor')
  @ApiOperation({
    summary: 'Agree or disagree with a decision somebody else made',
    description:
      'To disagree takes a reason. A decision nothing was given for yet is withdrawn and decided again by another person; otherwise the claim is flagged.',
  })
  @ApiOkResponse({ type: QaReviewDto })
  review(@UuidParam('id') id: string, @Body() verdict: QaVerdictDto, @CurrentActor() actor: Actor) {
    return this.qa.review(actor, id, verdict);
  }
}
