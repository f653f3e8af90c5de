import { Injectable } from '@nestjs/common';
import { Outbox } from '@tuntas/messaging';
import { Audit } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { Traces } from './traces';

/** Writes the traces of a whole use case, in the transaction of its change, in two statements. */
@Injectable()
export class CaseLog {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async write(manager: EntityManager, { events, audits }: Traces): Promise<void> {
    await this.audit.append(manager, audits);
    // Last, because it locks the claim's stream, which every other writer of the claim waits for.
    await this.outbox.append(manager, [...events]);
  }
}
