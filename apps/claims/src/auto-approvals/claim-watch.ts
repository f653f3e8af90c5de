import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type BackgroundLoop, backgroundLoop } from '@tuntas/platform';
import { FindingsService } from '../findings/findings.service';
import { Approver } from './approver.service';

const EVERY_MS = 1_000;

export const RUN_WATCH = Symbol('run claim watch');

/** Looks at new and changed claims while the service runs, then lets rules approve. */
@Injectable()
export class ClaimWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loop?: BackgroundLoop;

  constructor(
    private readonly findings: FindingsService,
    private readonly approver: Approver,
    @Inject(RUN_WATCH) private readonly run: boolean,
  ) {}

  onApplicationBootstrap(): void {
    if (this.run) this.loop = backgroundLoop('ClaimWatch', EVERY_MS, () => this.once());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  async once(): Promise<void> {
    await this.findings.lookAtAll();
    await this.approver.approveAll();
  }
}
