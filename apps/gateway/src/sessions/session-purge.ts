import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type BackgroundLoop, backgroundLoop, Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { LessThan } from 'typeorm';
import { PasswordLinkRow } from '../people/password-link.entity';
import { SessionRow } from './session.entity';

const everyMs = 3_600_000;
const keptMs = 30 * 24 * 3_600_000;

/** Sessions and links that ended a month ago leave; what happened with them stays in the audit rows. */
@Injectable()
export class SessionPurge implements OnModuleInit, OnModuleDestroy {
  private loop: BackgroundLoop | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.loop = backgroundLoop('SessionPurge', everyMs, () => this.purge());
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop?.stop();
  }

  purge(): Promise<void> {
    const ended = { expiresAt: LessThan(new Date(this.clock.now().getTime() - keptMs)) };
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      await manager.delete(SessionRow, ended);
      await manager.delete(PasswordLinkRow, ended);
    });
  }
}
