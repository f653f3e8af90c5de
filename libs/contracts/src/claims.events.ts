import { z } from 'zod';
import { defineEvent } from './envelope';
import {
  claimTypes,
  clockNames,
  openWord,
  complaintOutcomes,
  id,
  moneyField,
  outcomes,
  priorities,
  recoveryChoices,
  remedyKinds,
  time,
  wishes,
} from './fields';

const claim = z.strictObject({
  claimId: id,
  number: z.string().describe('CLM-2026-000123'),
  organisationId: id,
  claimantId: z.string().describe('the person or key that filed'),
  shipmentId: id,
});

const clock = claim.extend({
  clock: openWord(clockNames),
  generation: z.int().nonnegative(),
  dueAt: time,
  late: z.boolean().describe('fired after an outage, later than it should have'),
  assigneeId: z.string().nullable().optional().describe('whose desk the claim is on'),
  recipients: z
    .array(z.string())
    .optional()
    .describe(
      'who is to hear of it, absent people replaced by whoever stands in; empty is everybody of the role',
    ),
});

const complaint = z.strictObject({
  complaintId: id,
  number: z.string().describe('CPL-2026-000012'),
  organisationId: id,
  claimantId: z.string().describe('the person or key that complained'),
  claimId: id.nullable().describe('the claim it is about, if any'),
  category: z.string(),
});

const claimWindow = z.strictObject({
  shipmentId: id,
  organisationId: id,
  type: z.enum(claimTypes),
  sign: z.enum(['lost_suspected', 'damaged', 'late', 'reported']).describe('why somebody may want to claim'),
  from: time.nullable(),
  worth: moneyField.nullable().describe('what the rules would pay; null while a fact is missing'),
  ruleId: z.string().nullable(),
});

const rows = z.int().nonnegative();
const importProgress = z.strictObject({
  importId: id,
  organisationId: id,
  claimantId: z.string().describe('the person or key that sent the file'),
  dryRun: z.boolean().describe('only checked; nothing was filed'),
  rows,
  done: rows,
  good: rows.describe('would be filed'),
  filed: rows,
  existing: rows.describe('had a claim already'),
  refused: rows,
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
  'claim.message_posted': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'Claimant or desk wrote to the other side; the words stay in claims.',
    data: claim.extend({
      messageId: id,
      writtenBy: z.enum(['claimant', 'staff']),
      channel: z.enum(['web', 'api', 'email']),
      attachments: z.int().nonnegative(),
      answers: z.boolean().describe('the claim waited for the claimant and goes on now'),
      assigneeId: z.string().nullable().describe('who works on the claim'),
    }),
  }),
  'claim.desk_changed': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'Whose desk a claim is on, how urgent it is, or whether it waits for a third party has changed.',
    data: claim.extend({
      assigneeId: z.string().nullable().describe('null is the queue'),
      priority: z.enum(priorities),
      waitsUntil: time.nullable().describe('on hold: when somebody looks again; null is not on hold'),
    }),
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
    data: claim.extend({
      reason: z.enum(['evidence_received', 'remedy_failed']),
      answeredBy: z.enum(['evidence', 'message']).optional().describe('how the claimant answered'),
    }),
  }),
  'claim.merged': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A duplicate was closed undecided; another claim goes on for both.',
    data: claim.extend({ intoClaimId: id, intoNumber: z.string() }),
  }),
  'claim.decision_withdrawn': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A second look disagreed with a decision; another person decides again.',
    data: claim.extend({ decisionNo: z.int().positive().describe('the decision that no longer holds') }),
  }),
  'claim.recovery_opened': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A parcel was found after it was decided; the claimant has the money or takes the parcel.',
    data: claim.extend({
      paid: moneyField.nullable().describe('null where a replacement was sent, or nothing has left yet'),
      held: moneyField.nullish().describe('what was approved and does not leave before the choice'),
      chooseBy: time,
    }),
  }),
  'claim.recovery_chosen': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'What becomes of a parcel that was found; with take_parcel the money stays here, or is owed back.',
    data: claim.extend({ paid: moneyField.nullable(), choice: z.enum(recoveryChoices) }),
  }),
  'shipment.claimable': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'shipment',
    says: 'Something is wrong with a parcel, and a claim of this type can be filed from now on.',
    data: claimWindow.extend({ until: time.nullable().describe('null while the end is open') }),
  }),
  'shipment.claim_window_closing': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'shipment',
    says: 'The time to claim for a parcel in trouble runs out, and nobody has claimed.',
    data: claimWindow.extend({ until: time, daysLeft: z.int().positive() }),
  }),
  'claim_import.progressed': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim_import',
    says: 'Another per cent of a file of claims was worked on.',
    data: importProgress,
  }),
  'claim_import.finished': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim_import',
    says: 'A file of claims was checked, or filed, to its end.',
    data: importProgress,
  }),
  'complaint.received': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'complaint',
    says: 'Somebody is unhappy with the service itself.',
    data: complaint.extend({ dueAt: time.describe('when it must be answered') }),
  }),
  'complaint.answered': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'complaint',
    says: 'A complaint was answered.',
    data: complaint.extend({ outcome: z.enum(complaintOutcomes), reopenUntil: time.nullable() }),
  }),
  'complaint.overdue': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'complaint',
    says: 'A complaint was not answered in time.',
    data: complaint.extend({ dueAt: time }),
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
  'sla.escalated': defineEvent({
    version: 1,
    service: 'claims',
    subject: 'claim',
    says: 'A missed promise climbs the ladder: somebody else is to look at it.',
    data: clock.extend({
      rung: z.string().describe('the step of the policy, such as supervisor or manager'),
      to: z.enum(['assignee', 'supervisor', 'admin']),
    }),
  }),
};
