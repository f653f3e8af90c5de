import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { Bookings } from './bookings.service';
import { Reshipments } from './reshipments.service';

@Injectable()
export class ReshipmentTimers {
  constructor(
    private readonly bookings: Bookings,
    private readonly reshipments: Reshipments,
  ) {}

  @OnTimer('reshipment.book')
  book({ subject }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.bookings.book(manager, subject);
  }

  @OnTimer('reshipment.overdue')
  overdue({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.reshipments.failed(manager, { id: subject }, 'not_delivered');
  }
}
