import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FiredTimer } from './timer';

export const ON_TIMER = 'tuntas:on-timer';

/**
 * A method that handles a ring. It runs in the transaction that marks the timer fired, with scope `*`: effects go
 * through `manager`, nothing else is called. What it returns runs once after the commit (a call to a provider, say);
 * that can be lost in a crash, so arm a timer that asks again in the same transaction. Throwing rolls the firing
 * back; the sweep tries again, later each time, for ever.
 */
export type TimerHandler = (
  timer: FiredTimer,
  manager: EntityManager,
) => Promise<void | (() => Promise<void>)>;

/** Marks the one method that handles timers of this name; a second one for the same name stops the start. */
export const OnTimer =
  (name: string) =>
  <T extends TimerHandler>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<T>,
  ): TypedPropertyDescriptor<T> | void =>
    SetMetadata(ON_TIMER, name)(target, key, descriptor) as TypedPropertyDescriptor<T> | void;
