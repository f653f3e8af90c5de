import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { MessagesModule } from '../messages/messages.module';
import { SurveyAnswersController } from './survey-answers.controller';
import { SurveyAnswers } from './survey-answers.service';
import { SurveyRequests } from './survey-requests.service';
import { SurveysConsumer } from './surveys.consumer';
import { SurveysController } from './surveys.controller';
import { SurveysService } from './surveys.service';
import { SurveysTimers } from './surveys.timers';

@Module({
  imports: [CasesModule, MessagesModule],
  controllers: [SurveysController, SurveyAnswersController, SurveysConsumer],
  providers: [SurveyAnswers, SurveyRequests, SurveysService, SurveysTimers],
})
export class SurveysModule {}
