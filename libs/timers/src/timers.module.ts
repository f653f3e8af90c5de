import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RingAfterCommit } from './ring-after-commit';
import { TimerFiring } from './timer-firing';
import { TimerGauges } from './timer-gauges';
import { TimerHandlers } from './timer-handlers';
import { TimerRings } from './timer-rings';
import { TimerSweep } from './timer-sweep';
import { TimerTopUp } from './timer-top-up';
import { Timers } from './timers';
import { TIMERS_OPTIONS, type TimersOptions } from './timers.options';

/** Timers of one service. Needs the service's TypeORM `DataSource` in a global module. */
@Module({})
export class TimersModule {
  static forRoot(options: TimersOptions): DynamicModule {
    return {
      module: TimersModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: TIMERS_OPTIONS, useValue: options },
        TimerHandlers,
        TimerFiring,
        TimerRings,
        TimerTopUp,
        TimerSweep,
        TimerGauges,
        RingAfterCommit,
        Timers,
      ],
      exports: [Timers],
    };
  }
}
