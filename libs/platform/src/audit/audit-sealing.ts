import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../clock';
import type { BaseConfig } from '../config/config';
import { type BackgroundLoop, backgroundLoop } from '../operations/background-loop';
import { CONFIG, SERVICE } from '../tokens';
import { appendHeads, auditHeadsFile } from './audit-heads';
import { AuditSealer } from './audit-sealer';

const EVERY_MS = 2_000;

/** Keeps the audit chains sealed while the service runs, and the heads outside the database. */
@Injectable()
export class AuditSealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly headsFile: string;
  private loop?: BackgroundLoop;

  constructor(
    private readonly sealer: AuditSealer,
    private readonly clock: Clock,
    @Inject(SERVICE) service: string,
    @Inject(CONFIG) config: BaseConfig,
  ) {
    this.headsFile = auditHeadsFile(config.STATE_DIR, service);
  }

  onApplicationBootstrap(): void {
    this.loop = backgroundLoop('AuditSealing', EVERY_MS, () => this.sealAll());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** Seals until nothing is left. */
  async sealAll(): Promise<void> {
    for (;;) {
      const { heads, more } = await this.sealer.sealBatch();
      // After the commit: a head in the file must never name a seal that was rolled back.
      await appendHeads(this.headsFile, heads, this.clock.now());
      if (!more) return;
    }
  }
}
