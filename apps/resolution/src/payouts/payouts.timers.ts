import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { Submissions } from './submissions.service';

@Injectable()
export class PayoutTimers {
  constructor(private readonly submissions: Submissions) {}

  @OnTimer('payout.submit')
  submit({ subject }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.submissions.submit(manager, subject);
  }

  @OnTimer('payout.inquire')
  inquire({ subject, data }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.submissions.inquire(manager, subject, Number(data.tries ?? 0));
  }
}
