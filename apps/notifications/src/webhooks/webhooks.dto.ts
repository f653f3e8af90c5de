import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { webhookEvents } from './domain/payload';
import { isSecret } from './signature';

const url = z.string().trim().min(1).max(2_000).describe('https:// and a public address');
const secret = z
  .string()
  .refine(isSecret, 'Must be whsec_ and base64 of 24 to 64 bytes')
  .describe('made here when you send none');
const eventTypes = z.array(z.enum(webhookEvents)).max(50).describe('empty: all of them');
const organisationId = z.guid().describe('for staff only; your own organisation otherwise');

const newEndpoint = z.strictObject({
  url,
  description: z.string().trim().max(200).default(''),
  eventTypes: eventTypes.default([]),
  secret: secret.optional(),
  organisationId: organisationId.optional(),
});

const endpointChange = z
  .strictObject({
    url: url.optional(),
    description: z.string().trim().max(200).optional(),
    eventTypes: eventTypes.optional(),
    state: z.enum(['active', 'disabled']).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Name what is to change');

const endpointView = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  disabledReason: z.string().nullable(),
  previousSecretUntil: z.iso.datetime().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
const withSecret = endpointView.extend({ secret: z.string().describe('shown now and never again') });

const testRequest = z.strictObject({ url, secret: secret.optional() });
const testResult = z.object({
  delivered: z.boolean(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  durationMs: z.int(),
  secret: z.string().describe('what it was signed with; create the endpoint with it'),
});

const rotation = z.strictObject({
  secret: secret.optional(),
  keepPreviousHours: z.int().min(0).max(168).default(24),
});

const deliveryStates = ['pending', 'waiting', 'sending', 'delivered', 'failed'] as const;
const deliveryView = z.object({
  id: z.uuid().describe('also the webhook-id of every try'),
  endpointId: z.uuid(),
  eventId: z.uuid(),
  eventType: z.string(),
  subject: z.string(),
  sequence: z.int(),
  state: z.enum(deliveryStates),
  attempts: z.array(
    z.object({
      attempt: z.int(),
      at: z.iso.datetime(),
      status: z.int().nullable(),
      error: z.string().nullable(),
      durationMs: z.int(),
    }),
  ),
  nextAttemptAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

const sort = { sort: ['createdAt'] as const, defaultSort: '-createdAt' as const };

export class NewEndpointDto extends createZodDto(
  newEndpoint.meta({
    examples: [
      {
        url: 'https://shop.example.com/tuntas',
        description: 'Order system',
        eventTypes: ['claim.decided', 'payout.paid'],
      },
    ],
  }),
) {}
export class EndpointChangeDto extends createZodDto(
  endpointChange.meta({ examples: [{ eventTypes: [], state: 'active' }] }),
) {}
export class EndpointDto extends createZodDto(endpointView) {}
export class EndpointSecretDto extends createZodDto(withSecret) {}
export class EndpointPageDto extends createZodDto(pageOf(endpointView)) {}
export class EndpointQueryDto extends createZodDto(
  pageQuery({ ...sort, filter: { organisationId: organisationId.optional() } }),
) {}
export class WebhookTestDto extends createZodDto(
  testRequest.meta({ examples: [{ url: 'https://shop.example.com/tuntas' }] }),
) {}
export class WebhookTestResultDto extends createZodDto(testResult) {}
export class RotationDto extends createZodDto(rotation.meta({ examples: [{ keepPreviousHours: 48 }] })) {}
export class DeliveryDto extends createZodDto(deliveryView) {}
export class DeliveryPageDto extends createZodDto(pageOf(deliveryView)) {}
export class DeliveryQueryDto extends createZodDto(
  pageQuery({
    ...sort,
    filter: { state: z.enum(deliveryStates).optional(), eventType: z.enum(webhookEvents).optional() },
  }),
) {}

export type EndpointView = z.output<typeof endpointView>;
export type DeliveryView = z.output<typeof deliveryView>;
export type WebhookTestResult = z.output<typeof testResult>;
