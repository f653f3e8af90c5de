import { Injectable } from '@nestjs/common';
import { DeadLetters, ParkedEvents, type ReplayResult } from '@tuntas/messaging';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/audit';
import { type Actor, SYSTEM_SCOPE, systemActor } from '../auth/actor';
import { Database } from '../database/database';

/** Who acts; an administrator in the console, or whoever holds the machine and types a command. */
export interface Operator {
  readonly actor: Actor;
  readonly channel?: string;
}

export const commandLine: Operator = { actor: systemActor, channel: 'cli' };

/** What a person does about messages that failed, each with who and why in the audit trail. */
@Injectable()
export class DeadLetterActions {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly parked: ParkedEvents,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Handles it once more; the audit says what came of it. */
  async replay(operator: Operator, id: string): Promise<ReplayResult> {
    const result = await this.deadLetters.replay(id);
    const record = this.recorder(operator, `dead_letter:${id}`, 'dead_letter.replayed', result.outcome);
    await this.database.transaction(SYSTEM_SCOPE, record);
    return result;
  }

  discard(operator: Operator, id: string, reason: string): Promise<void> {
    const record = this.recorder(operator, `dead_letter:${id}`, 'dead_letter.discarded', reason);
    return this.deadLetters.discard(id, record);
  }

  skip(operator: Operator, topic: string, subject: string, reason: string): Promise<void> {
    const record = this.recorder(operator, `gap:${topic}/${subject}`, 'gap.skipped', reason);
    return this.parked.skipMissing(topic, subject, record);
  }

  private recorder(operator: Operator, subject: string, action: string, reason: string) {
    return (manager: EntityManager): Promise<void> =>
      this.audit.append(manager, { organisationId: null, subject, action, reason, ...operator });
  }
}
