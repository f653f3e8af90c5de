import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { EvidenceRetention } from './evidence-retention.service';

@Injectable()
export class EvidenceTimers {
  constructor(private readonly retention: EvidenceRetention) {}

  @OnTimer('evidence.delete')
  delete({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.retention.deleteIdentity(manager, subject, firedAt);
  }

  @OnTimer('evidence.retire')
  retire({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.retention.retire(manager, subject, firedAt);
  }

  @OnTimer('incident.retire')
  retireIncident({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.retention.retireIncident(manager, subject, firedAt);
  }

  @OnTimer('evidence.purge')
  purge({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void | (() => Promise<void>)> {
    return this.retention.purge(manager, subject, firedAt);
  }

  @OnTimer('evidence.compare')
  compare({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.retention.compare(manager, subject, firedAt);
  }
}
