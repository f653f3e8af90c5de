import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import { SurveyAnswerDto, SurveyDto, surveyExamples } from './surveys.dto';
import { SurveysService } from './surveys.service';

/** Whoever has the link may answer, once. */
@ApiTags('surveys')
@Public()
@Controller('surveys')
export class SurveysController {
  constructor(private readonly surveys: SurveysService) {}

  @Get(':token')
  @ApiOkResponse({ type: SurveyDto })
  see(@Param('token') token: string) {
    return this.surveys.see(token);
  }

  @Post(':token')
  @HttpCode(200)
  @ApiBody({ type: SurveyAnswerDto, examples: surveyExamples })
  @ApiOkResponse({ type: SurveyDto })
  answer(@Param('token') token: string, @Body() body: SurveyAnswerDto) {
    return this.surveys.answer(token, body);
  }
}
