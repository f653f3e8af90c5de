import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { ComplaintDeadlines } from './complaint-deadlines.service';

@Injectable()
export class ComplaintsTimers {
  constructor(private readonly deadlines: ComplaintDeadlines) {}

  @OnTimer('complaint.due')
  due({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.deadlines.due(manager, subject, firedAt);
  }

  @OnTimer('complaint.close')
  close({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.deadlines.close(manager, subject, firedAt);
  }
}
