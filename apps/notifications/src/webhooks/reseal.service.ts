import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, Database, SYSTEM_SCOPE, withLinkSecret } from '@tuntas/platform';
import type { NotificationsConfig } from '../config';
import { seal, unseal } from './secret-box';

interface Sealed {
  readonly id: string;
  readonly secret: string;
  readonly previousSecret: string | null;
}

/**
 * Encrypts signing secrets anew with a new LINK_SECRET, at the first start that has the old one beside it: links run
 * out by themselves, these would not.
 */
@Injectable()
export class ResealService implements OnApplicationBootstrap {
  private readonly logger = new Logger(ResealService.name);

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: NotificationsConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.LINK_SECRET_PREVIOUS) return;
    const count = await this.resealAll();
    if (count > 0) this.logger.log(`${count} webhook secrets are encrypted with the new LINK_SECRET`);
  }

  /** How many were changed; several processes may do so at once. */
  async resealAll(): Promise<number> {
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<Sealed[]>(
        `SELECT id, secret, previous_secret AS "previousSecret" FROM webhook_endpoints ORDER BY id FOR UPDATE`,
      );
      const old = rows.filter(({ secret }) => unseal(secret, this.config.LINK_SECRET) === null);
      for (const { id, secret, previousSecret } of old) {
        await manager.query('UPDATE webhook_endpoints SET secret = $2, previous_secret = $3 WHERE id = $1', [
          id,
          this.anew(secret),
          previousSecret && this.anew(previousSecret),
        ]);
      }
      return old.length;
    });
  }

  /** What neither secret opens stays: its owner can still rotate it. */
  private anew(sealed: string): string {
    const secret = withLinkSecret(this.config, (key) => unseal(sealed, key));
    return secret === null ? sealed : seal(secret, this.config.LINK_SECRET);
  }
}
