import { Injectable } from '@nestjs/common';

/** The time, asked for so that tests can stand still; `fakeClock` of `@tuntas/testing` has the same shape. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
