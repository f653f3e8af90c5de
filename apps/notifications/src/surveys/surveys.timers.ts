import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { SurveyRequests } from './survey-requests.service';

@Injectable()
export class SurveysTimers {
  constructor(private readonly requests: SurveyRequests) {}

  @OnTimer('survey.send')
  send({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.requests.ask(manager, subject);
  }
}
