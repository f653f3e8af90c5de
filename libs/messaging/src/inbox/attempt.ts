import { Inject, Injectable, Logger } from '@nestjs/common';
import { ContractError } from '@tuntas/contracts';
import { traced } from '@tuntas/tracing';
import { DataSource, type QueryRunner } from 'typeorm';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { EventContext } from './event-context';
import { HandlerFailure } from './failures';
import { EventHandlers } from './handlers';
import { type Address, addressOf, eventOf, isKnown, type RawMessage } from './raw-message';
import { claim, type Turn } from './stream';

/** `handled` and `skipped` (no handler here) moved the subject's stream. */
export type Attempt = { outcome: 'handled' | 'skipped' | 'stale' | 'early'; followers: boolean };

/** One try at one message: claim, handlers and their effects in one transaction. */
@Injectable()
export class InboxAttempt {
  private readonly logger = new Logger('Inbox');

  constructor(
    private readonly dataSource: DataSource,
    private readonly handlers: EventHandlers,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /**
   * Rejects with a ContractError (no event, and never will be), a HandlerFailure (a handler threw) or an error of the
   * database; then nothing was written.
   */
  async run(raw: RawMessage): Promise<Attempt> {
    const address = addressOf(raw);
    if (!address) throw undecodable(raw);
    if (isKnown(address) && this.handlers.of(address.type).length === 0) {
      return settled(await claim(this.dataSource, this.options.service, raw.topic, address), 'skipped');
    }
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      return await this.inTransaction(runner, raw, address);
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      // A handler that threw because the connection went away below it is not at fault.
      throw error instanceof HandlerFailure && runner.isReleased ? new Error('Connection terminated') : error;
    } finally {
      await runner.release();
    }
  }

  private async inTransaction(runner: QueryRunner, raw: RawMessage, address: Address): Promise<Attempt> {
    const claimed = await claim(runner.manager, this.options.service, raw.topic, address);
    if (claimed.turn !== 'next') {
      await runner.commitTransaction();
      return settled(claimed, 'handled');
    }
    const event = eventOf(raw);
    const context = new EventContext(runner.manager, raw.topic, raw.partition, raw.offset);
    const attributes = { 'messaging.message.id': event.id, 'tuntas.subject': event.subject };
    const work = { name: event.type, kind: 'consumer', parent: event.traceparent, attributes } as const;
    try {
      await traced(work, async () => {
        for (const handler of this.handlers.of(event.type)) await handler(event, context);
        await runner.commitTransaction();
      });
    } catch (error) {
      throw new HandlerFailure(error);
    }
    for (const work of context.committed) this.afterCommit(work, address);
    return settled(claimed, 'handled');
  }

  private afterCommit(work: () => unknown, { id, type }: Address): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => this.logger.error(`After the commit of ${type} ${id}: ${String(error)}`));
  }
}

const settled = (
  { turn, followers }: { turn: Turn; followers: boolean },
  next: 'handled' | 'skipped',
): Attempt => ({ outcome: turn === 'next' ? next : turn, followers });

function undecodable(raw: RawMessage): ContractError {
  try {
    eventOf(raw);
  } catch (error) {
    if (error instanceof ContractError) return error;
  }
  return new ContractError('bad event attributes');
}
