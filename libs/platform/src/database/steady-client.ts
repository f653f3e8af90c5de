import { Client, type ClientConfig } from 'pg';

/**
 * A connection of the pool whose loss never ends the process. Between the moment the pool hands it out and the moment
 * TypeORM listens nobody would hear its end, and when PostgreSQL dies both may lie in one packet; whoever uses it next
 * is told by the statement that fails.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
