import { Injectable } from '@nestjs/common';
import { type FiredTimer, OnTimer } from '@tuntas/timers';
import type { EntityManager } from 'typeorm';
import { BeritaAcaraEvidence } from './berita-acara-evidence.service';

@Injectable()
export class BeritaAcaraTimers {
  constructor(private readonly evidence: BeritaAcaraEvidence) {}

  @OnTimer('berita_acara.render')
  render({ subject, firedAt }: FiredTimer, manager: EntityManager): Promise<() => Promise<void>> {
    return this.evidence.render(manager, subject, firedAt);
  }

  @OnTimer('berita_acara.attach')
  attach({ subject }: FiredTimer, manager: EntityManager): Promise<void> {
    return this.evidence.attach(manager, subject);
  }
}
