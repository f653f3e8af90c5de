import { Injectable } from '@nestjs/common';
import { type Envelope, type EventType, isEventType, topicOf } from '@tuntas/contracts';
import type { EventContext } from './event-context';

/** One handler method; rejects with what the method threw. */
export type EventHandler = (event: Envelope, context: EventContext) => Promise<void>;

/** The handler methods of this service by event type. */
@Injectable()
export class EventHandlers {
  private readonly byType = new Map<EventType, EventHandler[]>();

  /** Adds a handler; several of one type run one after another in the same transaction. Throws on an unknown type. */
  add(type: unknown, handler: EventHandler): void {
    if (typeof type !== 'string' || !isEventType(type)) {
      throw new Error(`@EventPattern(${JSON.stringify(type)}) is no event type of @tuntas/contracts`);
    }
    this.byType.set(type, [...this.of(type), handler]);
  }

  /** In the order of registration; none for types this service does not listen to. */
  of(type: string): readonly EventHandler[] {
    return isEventType(type) ? (this.byType.get(type) ?? []) : [];
  }

  /** The topics, without prefix, that carry a type with a handler. */
  get topics(): string[] {
    return [...new Set([...this.byType.keys()].map(topicOf))];
  }
}
