import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import { SurveyAnswers } from './survey-answers.service';
import { SatisfactionDto, SatisfactionQuery, SurveyAnswerPageDto, SurveyAnswersQuery } from './surveys.dto';

@ApiTags('surveys')
@Roles('agent', 'supervisor', 'admin')
@Controller('survey-answers')
export class SurveyAnswersController {
  constructor(private readonly answers: SurveyAnswers) {}

  @Get()
  @ApiOperation({ summary: 'What claimants answered, the newest first' })
  @ApiOkResponse({ type: SurveyAnswerPageDto })
  list(@CurrentActor() actor: Actor, @Query() query: SurveyAnswersQuery) {
    return this.answers.list(actor, query);
  }

  @Get('summary')
  @ApiOperation({ summary: 'How satisfied claimants were in the last days' })
  @ApiOkResponse({ type: SatisfactionDto })
  summary(@CurrentActor() actor: Actor, @Query() query: SatisfactionQuery) {
    return this.answers.satisfaction(actor, query);
  }
}
