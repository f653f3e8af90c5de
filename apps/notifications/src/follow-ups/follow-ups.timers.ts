import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { RemindersService } from './reminders.service';

@Injectable()
export class FollowUpsTimers {
  constructor(private readonly reminders: RemindersService) {}

  @OnTimer('evidence.remind')
  remind({ subject, data }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.reminders.remind(manager, subject, Number(data['step'] ?? 0));
  }
}
