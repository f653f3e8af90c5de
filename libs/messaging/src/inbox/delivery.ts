import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options';
import { metrics } from '../metrics';
import { backoff, sleep } from '../pauses';
import { type Attempt, InboxAttempt } from './attempt';
import { bury } from './bury';
import { GivenUp, HandlerFailure, isOfDatabase, isPassing } from './failures';
import { type Address, addressOf, rawOf, type RawMessage, type StoredMessage } from './raw-message';
import { park } from './stream';

/** Pauses between the tries of a message that a handler refuses; together below a second. */
const TRIES = [50, 150, 450];

export type Outcome = Attempt['outcome'] | 'dead';

/** Brings a message to an end whatever it is: handled, passed over, parked or among the dead letters. */
@Injectable()
export class Delivery {
  private readonly logger = new Logger('Inbox');

  constructor(
    private readonly dataSource: DataSource,
    private readonly attempt: InboxAttempt,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /**
   * Handles `raw` and whatever was parked behind it. Tries without limit while the database is away; rejects only with
   * {@link GivenUp}, when `stop` is aborted meanwhile.
   */
  async deliver(raw: RawMessage, stop: AbortSignal): Promise<Outcome> {
    const { outcome, followers } = await this.settle(raw, stop);
    const address = addressOf(raw);
    if (followers && address && outcome !== 'dead') await this.drain(raw.topic, address.subject, stop);
    return outcome;
  }

  /** Handles the parked events of a subject whose turn has come, until one is missing or fails. */
  async drain(topic: string, subject: string, stop: AbortSignal): Promise<void> {
    for (;;) {
      const parked = await this.patiently(stop, () => this.nextParked(topic, subject));
      if (!parked) return;
      const { outcome, followers } = await this.settle(parked, stop);
      if (outcome === 'dead' || outcome === 'early' || !followers) return;
    }
  }

  private async settle(
    raw: RawMessage,
    stop: AbortSignal,
  ): Promise<{ outcome: Outcome; followers: boolean }> {
    const address = addressOf(raw);
    let result: { outcome: Outcome; followers: boolean };
    try {
      result = await this.tries(raw, stop);
      if (result.outcome === 'early' && address) {
        await this.patiently(stop, () => park(this.dataSource, raw, address));
      }
    } catch (error) {
      if (error instanceof GivenUp) throw error;
      await this.patiently(stop, () => bury(this.dataSource, raw, error, attemptsOf(error)));
      this.logger.error(`Dead letter: ${named(raw, address)}: ${String(error)}`);
      result = { outcome: 'dead', followers: false };
    }
    const type = address?.type && result.outcome !== 'dead' ? address.type : 'any';
    metrics.handled.inc({ service: this.options.service, type, outcome: result.outcome });
    return result;
  }

  private async tries(raw: RawMessage, stop: AbortSignal): Promise<Attempt> {
    for (let failed = 0; ; failed += 1) {
      try {
        return await this.patiently(stop, () => this.attempt.run(raw));
      } catch (error) {
        const pause = TRIES[failed];
        if (!(error instanceof HandlerFailure) || pause === undefined) throw error;
        metrics.retries.inc({ service: this.options.service, fault: 'handler' });
        await sleep(pause, stop);
        if (stop.aborted) throw new GivenUp();
      }
    }
  }

  /** Repeats `work` while it fails for reasons of the surroundings; our own statements can fail for no other. */
  private async patiently<T>(stop: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let failed = 0; ; failed += 1) {
      if (stop.aborted) throw new GivenUp();
      try {
        return await work();
      } catch (error) {
        const fault = error instanceof HandlerFailure ? error.cause : error;
        if (!isPassing(fault) && (fault !== error || !isOfDatabase(error))) throw error;
        if (failed === 3) this.logger.warn(`Waiting for the database: ${String(fault)}`);
        metrics.retries.inc({ service: this.options.service, fault: 'surroundings' });
        await sleep(backoff(failed, 50, 5_000), stop);
      }
    }
  }

  private async nextParked(topic: string, subject: string): Promise<RawMessage | null> {
    const rows: StoredMessage[] = await this.dataSource.query(
      `SELECT parked.* FROM parked_events AS parked JOIN inbox_streams AS stream USING (topic, subject)
       WHERE topic = $1 AND subject = $2 AND parked.seq = stream.last_seq + 1`,
      [topic, subject],
    );
    return rows[0] ? rawOf(rows[0]) : null;
  }
}

const attemptsOf = (error: unknown): number => (error instanceof HandlerFailure ? TRIES.length + 1 : 1);

const named = (raw: RawMessage, address: Address | null): string =>
  `${address ? `${address.type} ${address.id} ` : ''}at ${raw.topic}/${raw.partition}/${raw.offset}`;
