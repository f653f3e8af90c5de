import { z } from 'zod';
import { defineEvent } from './envelope';
import { claimTypes, clockNames, id, moneyField, outcomes, remedyKinds, time, wishes } from './fields';

const claim = z.strictObject({
  claimId: id,
  number: z.string().describe('CLM-2026-000123'),
  organisationId: id,
  claimantId: z.string().describe('the person or key that filed'),
  shipmentId: id,
});

const clock = claim.extend({
  clock: z.enum(clockNames),
  generation: z.int().nonnegative(),
  dueAt: time,
  late: z.boolean().describe('fired after an outage, later than it should have'),
});

export const claimsEvents = {
  'incident.reported': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'incident',
    says: 'A courier, a hub or the recipient reports a lost or damaged parcel.',
    data: z.strictObject({
      incidentId: id,
      organisationId: id,
      shipmentId: id,
      reporterId: z.string().describe('the person, or `recipient` for whoever received a signed link'),
      type: z.enum(claimTypes),
      occurredAt: time,
      photos: z.int().nonnegative(),
    }),
  }),
  'berita_acara.issued': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'incident',
    says: 'The signed record of an incident has its number and its hash.',
    data: z.strictObject({
      beritaAcaraId: id,
      incidentId: id,
      organisationId: id,
      shipmentId: id,
      number: z.string().describe('BA-2026-000123'),
      contentSha256: z.string(),
    }),
  }),
  'claim.submitted': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A claim was filed.',
    data: claim.extend({
      type: z.enum(claimTypes),
      wish: z.enum(wishes),
      currency: z.string(),
      claimed: moneyField.nullable().describe('sum of what is asked; null while a line states no amount'),
      incidentId: id.nullable(),
      decisionDueAt: time.nullable(),
    }),
  }),
  'claim.evidence_requested': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'The claimant owes evidence; the clocks pause.',
    data: claim.extend({
      requestNo: z.int().positive(),
      items: z.array(z.string()).min(1).describe('evidence kinds, such as photo_label'),
      answerBy: time,
    }),
  }),
  'claim.evidence_received': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'Evidence arrived; the clocks run again.',
    data: claim.extend({ evidenceId: id, kind: z.string() }),
  }),
  'claim.decided': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A decision with its reason; an approved one tells resolution what to give.',
    data: claim.extend({
      decisionNo: z.int().positive().describe('1, then 2 after an appeal'),
      outcome: z.enum(outcomes),
      approved: moneyField,
      remedy: z.enum(remedyKinds).nullable(),
      wish: z.enum(wishes),
      reasonCode: z.string(),
      ruleId: z.string().nullable(),
      decidedBy: z.string(),
      appealUntil: time.nullable(),
    }),
  }),
  'claim.appealed': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'The claimant asks for another decision by another person.',
    data: claim.extend({ appealNo: z.int().positive() }),
  }),
  'claim.cancelled': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'The claimant withdrew before a decision.',
    data: claim,
  }),
  'claim.settled': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'What was decided has been given.',
    data: claim.extend({
      settlement: z.enum(['paid', 'reshipped']),
      paid: moneyField.nullable(),
      settledAt: time,
    }),
  }),
  'claim.closed': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'Nothing more will happen by itself.',
    data: claim.extend({ reason: z.enum(['settled', 'rejected', 'expired']) }),
  }),
  'claim.reopened': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A closed or expired claim is worked on again.',
    data: claim.extend({ reason: z.enum(['evidence_received', 'remedy_failed']) }),
  }),
  'sla.warned': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'Three quarters of a clock have run.',
    data: clock,
  }),
  'sla.breached': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A promise was missed.',
    data: clock,
  }),
};
