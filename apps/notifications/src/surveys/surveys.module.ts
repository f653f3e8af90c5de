import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module';
import { MessagesModule } from '../messages/messages.module';
import { SurveyRequests } from './survey-requests.service';
import { SurveysConsumer } from './surveys.consumer';
import { SurveysController } from './surveys.controller';
import { SurveysService } from './surveys.service';
import { SurveysTimers } from './surveys.timers';

@Module({
  imports: [CasesModule, MessagesModule],
  controllers: [SurveysController, SurveysConsumer],
  providers: [SurveyRequests, SurveysService, SurveysTimers],
})
export class SurveysModule {}
