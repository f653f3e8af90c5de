import { z } from 'zod';
import { services } from './envelope';
import { eventTypes, events, topics } from './registry';

const headers = {
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_dataschema',
    'ce_sequence',
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', format: 'uuid', description: 'made in the transaction, never changes' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string', description: 'the service that says it' },
    ce_subject: { type: 'string', description: 'the case or shipment; also the record key' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_dataschema: { type: 'string', description: 'type/version' },
    ce_sequence: { type: 'string', description: 'number within topic and subject: 1, 2, 3 … without a gap' },
    ce_organisation: { type: 'string', format: 'uuid' },
    traceparent: { type: 'string', description: 'W3C trace context' },
  },
};

const schemaName = (type: string, version: number): string => `${type}.v${version}`;

/** AsyncAPI 3 of all topics and events, made from the schemas that the services run. */
export function asyncApiDocument(version: string): Record<string, unknown> {
  const ofService = (service: string) => eventTypes.filter((type) => events[type].service === service);
  const messages = Object.fromEntries(
    eventTypes.map((type) => [
      schemaName(type, events[type].version),
      {
        name: type,
        title: events[type].says,
        contentType: 'application/json',
        headers: { $ref: '#/components/schemas/headers' },
        payload: { $ref: `#/components/schemas/${schemaName(type, events[type].version)}` },
      },
    ]),
  );
  const schemas = Object.fromEntries(
    eventTypes.map((type) => {
      const { $schema: _, ...schema } = z.toJSONSchema(events[type].data);
      return [schemaName(type, events[type].version), schema];
    }),
  );
  const named = (type: (typeof eventTypes)[number]) => schemaName(type, events[type].version);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tuntas events',
      version,
      description:
        'CloudEvents 1.0 in binary mode: attributes are `ce_` headers, the value is JSON. Ids only, no personal data.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    channels: Object.fromEntries(
      services.map((service) => [
        service,
        {
          address: `{prefix}.${topics[service]}`,
          description: `Said by ${service}; keyed by subject, so one case is read in order.`,
          parameters: { prefix: { default: 'tuntas' } },
          messages: Object.fromEntries(
            ofService(service).map((type) => [named(type), { $ref: `#/components/messages/${named(type)}` }]),
          ),
        },
      ]),
    ),
    operations: Object.fromEntries(
      services.map((service) => [
        `${service}.says`,
        { action: 'send', channel: { $ref: `#/channels/${service}` } },
      ]),
    ),
    components: { messages, schemas: { headers, ...schemas } },
  };
}
