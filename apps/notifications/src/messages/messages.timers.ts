import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { TurnsService } from './turns.service';

@Injectable()
export class MessagesTimers {
  constructor(private readonly turns: TurnsService) {}

  @OnTimer('message.send')
  send({ subject }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.turns.take(manager, subject);
  }

  @OnTimer('message.check')
  check({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.turns.check(manager, subject);
  }
}
