import type { z } from 'zod';
import { claimsEvents } from './claims.events';
import type { EventAttributes, EventDefinition, Service } from './envelope';
import { gatewayEvents } from './gateway.events';
import { notificationsEvents } from './notifications.events';
import { resolutionEvents } from './resolution.events';
import { trackingEvents } from './tracking.events';

/** Every event that crosses a service boundary, by wire type. */
export const events = {
  ...trackingEvents,
  ...claimsEvents,
  ...resolutionEvents,
  ...notificationsEvents,
  ...gatewayEvents,
} satisfies Record<string, EventDefinition>;

/** The wire type of an event, such as `claim.submitted`. */
export type EventType = keyof typeof events;
/** What events of this type say. */
export type EventData<T extends EventType> = z.infer<(typeof events)[T]['data']>;

/** An event of type `T` as handlers and publishers see it; a union when `T` is one. */
export type Envelope<T extends EventType = EventType> = {
  [K in T]: Omit<EventAttributes, 'type'> & { readonly type: K; readonly data: EventData<K> };
}[T];

/** Every wire type, by the service that says it. */
export const eventTypes = Object.keys(events) as EventType[];

/** Whether a text names an event of ours. */
export const isEventType = (type: string): type is EventType => Object.hasOwn(events, type);

/** Topic of each service, before the deployment's prefix: `tuntas` + `.claims`. */
export const topics = {
  claims: 'claims',
  resolution: 'resolution',
  tracking: 'tracking',
  notifications: 'notifications',
  gateway: 'gateway',
} as const satisfies Record<Service, string>;

/** The topic that carries `type`, without the deployment's prefix. */
export const topicOf = (type: EventType): string => topics[events[type].service];
