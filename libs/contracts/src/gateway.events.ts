import { z } from 'zod';
import { defineEvent } from './envelope';
import { id, locales, organisationKinds, roles } from './fields';

const person = z.strictObject({
  personId: id,
  organisationId: id,
  roles: z.array(z.enum(roles)),
  locale: z.enum(locales),
});

export const gatewayEvents = {
  'organisation.created': defineEvent({
    version: 1,
    service: 'gateway',
    subject: 'organisation',
    says: 'An organisation exists.',
    data: z.strictObject({ organisationId: id, kind: z.enum(organisationKinds) }),
  }),
  'user.invited': defineEvent({
    version: 1,
    service: 'gateway',
    subject: 'person',
    says: 'A person was given access; name and address stay in the gateway.',
    data: person,
  }),
  'user.updated': defineEvent({
    version: 1,
    service: 'gateway',
    subject: 'person',
    says: 'Roles, locale or access of a person changed.',
    data: person.extend({ active: z.boolean() }),
  }),
};
