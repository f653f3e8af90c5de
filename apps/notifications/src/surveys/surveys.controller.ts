import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { answerOf } from './survey-answer';
import { SurveyAnswerDto, SurveyDto, surveyExamples } from './surveys.dto';
import { SurveysService } from './surveys.service';

/** The same address serves a person's browser (a page, when HTML is asked for) and a program (JSON). */
@ApiTags('surveys')
@Public()
@Controller('surveys')
export class SurveysController {
  constructor(private readonly surveys: SurveysService) {}

  @Get(':token')
  @ApiOkResponse({ type: SurveyDto })
  see(
    @Param('token') token: string,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOf(headers, reply, () => this.surveys.see(token));
  }

  @Post(':token')
  @HttpCode(200)
  @ApiBody({ type: SurveyAnswerDto, examples: surveyExamples })
  @ApiOkResponse({ type: SurveyDto })
  answer(
    @Param('token') token: string,
    @Body() body: SurveyAnswerDto,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOf(headers, reply, () => this.surveys.answer(token, body));
  }
}
