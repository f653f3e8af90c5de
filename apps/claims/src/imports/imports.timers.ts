import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { ImportIntake } from './import-intake.service';
import { ImportWork } from './import-work.service';

@Injectable()
export class ImportsTimers {
  constructor(
    private readonly work: ImportWork,
    private readonly intake: ImportIntake,
  ) {}

  @OnTimer('claim_import.work')
  chunk({ subject }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.work.chunk(manager, subject);
  }

  @OnTimer('claim_import.abandon')
  abandon({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.intake.abandon(manager, subject);
  }

  @OnTimer('claim_import.purge')
  purge({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.intake.purge(manager, subject);
  }
}
