import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import type { BaseConfig } from '../config/config';
import { Readiness } from '../operations/readiness';
import { CONFIG, SERVICE } from '../tokens';

/**
 * Asks the database whether it is there, over a connection of its own: a pool that is full of work means slow, and
 * taking the process out of service for that would only move its work to the next one.
 */
@Injectable()
export class DatabaseCheck implements OnModuleInit, OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(
    private readonly readiness: Readiness,
    @Inject(CONFIG) config: BaseConfig,
    @Inject(SERVICE) service: string,
  ) {
    this.pool = new Pool({
      connectionString: config.DATABASE_URL,
      application_name: `tuntas-${service}-health`,
      max: 1,
      connectionTimeoutMillis: 1_500,
      statement_timeout: 1_500,
    });
    // An idle connection that the server closed is replaced at the next check; unheard, the event would end the process.
    this.pool.on('error', () => undefined);
  }

  onModuleInit(): void {
    this.readiness.add('database', () => this.pool.query('SELECT 1'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
