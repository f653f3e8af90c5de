import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Envelope } from '@tuntas/contracts';
import { DomainError } from '@tuntas/kernel';
import { CONFIG } from '@tuntas/platform';
import type { GatewayConfig } from '../config';
import { RecentEvents } from './domain/recent-events';
import { frameOf, type LiveStream } from './live-stream';

const beatMs = 15_000;
const streamsPerPerson = 10;

/** Everybody who listens, and what was lately said. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<LiveStream>();
  private readonly recent = new RecentEvents();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'STREAM_LIMIT'>) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      for (const stream of this.streams) stream.beat();
    }, beatMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    for (const stream of this.streams) stream.end();
    this.streams.clear();
  }

  get size(): number {
    return this.streams.size;
  }

  /** @throws DomainError `too_many` when this person or this process has enough of them */
  requireRoom(personId: string): void {
    const own = [...this.streams].filter(({ principal }) => principal.actor.personId === personId);
    if (own.length < streamsPerPerson && this.streams.size < this.config.STREAM_LIMIT) return;
    throw new DomainError('too_many', 'stream.too_many', 'Close another live stream first.', {
      retryAfter: 10,
    });
  }

  /** Adds a listener, after showing it what came since `lastEventId`. Returns how to take it away again. */
  add(stream: LiveStream, lastEventId: string | null): () => void {
    const missed = lastEventId === null ? [] : this.recent.after(lastEventId);
    if (missed === null) stream.reset();
    else for (const event of missed) stream.show(event, frameOf(event));
    this.streams.add(stream);
    return () => this.streams.delete(stream);
  }

  publish(event: Envelope): void {
    this.recent.add(event);
    const frame = frameOf(event);
    for (const stream of this.streams) stream.show(event, frame);
  }
  /** Something may have been said that nobody heard: whoever listens reads anew, and so does who comes back. */
  resetAll(): void {
    this.recent.clear();
    for (const stream of this.streams) stream.reset();
  }
}
