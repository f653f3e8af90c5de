import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';

const figures = z.object({
  ready: z.boolean(),
  checks: z
    .record(z.string(), z.enum(['ok', 'failing', 'stopping']))
    .describe('what the service needs, and how that is'),
  startedAt: z.iso.datetime(),
  memoryBytes: z.int(),
  outbox: z
    .object({ depth: z.int(), oldestSeconds: z.number() })
    .nullable()
    .describe('events that wait to be published'),
  lag: z.int().describe('messages that have come and are not handled yet'),
  deadLetters: z.int(),
  parked: z.int().describe('events that wait for an earlier one of their case'),
  timers: z.object({ pending: z.int(), overdue: z.int(), failing: z.int() }).nullable(),
});

/** What a service answers to the gateway; anything else means that it is not well. */
export const systemReport = figures.extend({ service: z.string() });

const service = z.object({
  name: z.string(),
  state: z.enum(['ok', 'degraded', 'down']).describe('down: it does not answer'),
  figures: figures.nullable(),
});

const system = z.object({
  state: z.enum(['ok', 'degraded', 'down']).describe('that of the service that is worst off'),
  askedAt: z.iso.datetime(),
  services: z.array(service),
});
export type SystemView = z.infer<typeof system>;
export class SystemAnswer extends createZodDto(system) {}
