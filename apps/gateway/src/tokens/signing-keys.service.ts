import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock, CONFIG, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { JWK } from 'jose';
import type { GatewayConfig } from '../config';
import { publishedKeys, rotationDue, signingKey } from './domain/keyring';
import { makeSigningKey, readSigningKeys, removeSigningKey, type SigningKey } from './signing-keys.files';

const reloadMs = 60_000;

/**
 * The keys that sign tokens: from SIGNING_KEYS where an operator hands them out, else files this service makes
 * and replaces by itself in STATE_DIR/keys, which all gateways of a deployment share.
 */
@Injectable()
export class SigningKeys implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(SigningKeys.name);
  private readonly folder: string;
  private keys: SigningKey[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'SIGNING_KEYS' | 'STATE_DIR'>,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.folder = join(config.STATE_DIR, 'keys');
  }

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => {
      this.reload().catch((error: unknown) => this.logger.error(error));
    }, reloadMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  current(): SigningKey {
    return signingKey(this.keys, this.clock.now());
  }

  /** What the services may know: the public halves of every key a live token can carry. */
  published(): JWK[] {
    return publishedKeys(this.keys, this.clock.now()).map(({ jwk: { d: _secret, ...open } }) => open);
  }

  /** Reads the keys, makes a successor when it is time, and drops those whose tokens have all run out. */
  async reload(): Promise<void> {
    if (this.config.SIGNING_KEYS) {
      this.keys = this.config.SIGNING_KEYS;
      return;
    }
    this.keys = await readSigningKeys(this.folder);
    if (rotationDue(this.keys, this.clock.now())) await this.rotate(false);
  }

  /** Makes a successor now; `force` even when it is not time. Two gateways starting together make one. */
  async rotate(force = true): Promise<void> {
    await this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('tuntas.signing_keys', 0))`);
      const now = this.clock.now();
      const keys = await readSigningKeys(this.folder);
      if (force || rotationDue(keys, now)) keys.push(await makeSigningKey(this.folder, now));
      const alive = publishedKeys(keys, now);
      await Promise.all(
        keys.filter((key) => !alive.includes(key)).map(({ kid }) => removeSigningKey(this.folder, kid)),
      );
      this.keys = alive;
    });
  }
}
