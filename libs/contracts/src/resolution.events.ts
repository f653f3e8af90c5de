import { z } from 'zod';
import { defineEvent } from './envelope';
import { id, moneyField, remedyKinds, time } from './fields';

const remedy = z.strictObject({ remedyId: id, claimId: id, organisationId: id });
const payout = remedy.extend({ payoutId: id, amount: moneyField });
const claimantId = z.string().optional().describe('the person or key that filed the claim');

export const resolutionEvents = {
  'remedy.opened': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'What was decided is being given.',
    data: remedy.extend({
      kind: z.enum(remedyKinds),
      amount: moneyField,
      decisionNo: z.int().positive(),
      fallbackOf: id.nullable().describe('the remedy that failed before this one'),
    }),
  }),
  'remedy.completed': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'It was given: the money left, or the replacement parcel arrived.',
    data: remedy.extend({
      kind: z.enum(remedyKinds),
      paid: moneyField.nullable().describe('null for a reshipment'),
      completedAt: time,
    }),
  }),
  'remedy.failed': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'It could not be given.',
    data: remedy.extend({
      kind: z.enum(remedyKinds),
      reasonCode: z.string(),
      next: z
        .enum(remedyKinds)
        .nullable()
        .describe('the remedy opened instead; null when a person must decide'),
    }),
  }),
  'payout.approval_requested': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'A payout above the limit waits for a second person.',
    data: payout,
  }),
  'payout.approved': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'A payout may leave.',
    data: payout.extend({ approvedBy: z.string().describe('a person, or `rule` below the limit') }),
  }),
  'payout.paid': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'The bank confirms that the money left.',
    data: payout.extend({
      paidAt: time,
      claimantId,
      again: z.boolean().optional().describe('it had been paid before and came back'),
    }),
  }),
  'payout.failed': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'The bank refused; a person must look.',
    data: payout.extend({ reasonCode: z.string() }),
  }),
  'payout.rejected': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'The second person said no.',
    data: payout.extend({ rejectedBy: z.string(), reasonCode: z.string() }),
  }),
  'payout.returned': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'The money came back from the bank; it is paid again once the account is right.',
    data: payout.extend({ returnedAt: time, claimantId }),
  }),
  'payout.netted': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'What the claimant was paid too much before is taken off what is paid now.',
    data: payout.extend({
      amount: moneyField.describe('what is left to leave; 0 when all of it was netted'),
      netted: moneyField,
      claimantId,
      from: z
        .array(z.strictObject({ claimId: id, claimNumber: z.string(), amount: moneyField }))
        .min(1)
        .describe('the claims that were paid too much'),
    }),
  }),
  'reshipment.booked': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'A replacement parcel is booked; tracking registers it.',
    data: remedy.extend({
      originalShipmentId: id,
      shipmentId: id.describe('of the new shipment'),
      carrier: z.string(),
      service: z.string(),
      waybill: z.string(),
      bookedAt: time,
      claimantId,
    }),
  }),
  'reshipment.found': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'A replacement parcel that was given up for lost turned up after all.',
    data: remedy.extend({
      shipmentId: id.describe('of the replacement parcel'),
      seenAt: time,
    }),
  }),
  'recovery.booked': defineEvent({
    version: 1,
    service: 'resolution',
    subject: 'claim',
    says: 'What was paid for a parcel that was found is owed back, and stands in the ledger.',
    data: z.strictObject({
      claimId: id,
      organisationId: id,
      amount: moneyField,
      payouts: z.array(id).min(1).describe('the payouts that are taken back'),
      bookedAt: time,
      claimantId,
      payTo: z
        .strictObject({ name: z.string(), bankCode: z.string(), accountNumber: z.string() })
        .optional()
        .describe('our account for it'),
    }),
  }),
};
