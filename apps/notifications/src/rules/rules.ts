import type { EventRules, FollowUpRules } from './rule';

const both = ['email', 'in_app'] as const;
const inApp = ['in_app'] as const;
const email = ['email'] as const;
const agents = { staff: ['agent', 'supervisor'] } as const;
const supervisors = { staff: ['supervisor'] } as const;
const namedAgents = { ...agents, named: true } as const;
const namedSupervisors = { ...supervisors, named: true } as const;
const finance = { staff: ['finance'] } as const;

/** Who hears of what. Every event has a line; an empty one says that no person needs to hear of it. */
export const rules: EventRules = {
  'incident.reported': [
    {
      to: 'shippers',
      template: ({ reporterId }) => (reporterId === 'recipient' ? 'recipient_reported' : 'incident_reported'),
      by: both,
      topic: 'parcels',
    },
    { to: 'reporter', template: 'incident_received', by: inApp, topic: 'work' },
  ],
  'berita_acara.issued': [],

  'claim.submitted': [{ to: 'claimant', template: 'claim_received', by: both, topic: 'claims' }],
  'claim.evidence_requested': [
    { to: 'claimant', template: 'evidence_requested', by: both, topic: 'claims', critical: true },
  ],
  'claim.evidence_received': [{ to: agents, template: 'evidence_received', by: inApp, topic: 'work' }],
  'claim.message_posted': [
    {
      to: 'claimant',
      template: 'message_from_desk',
      by: both,
      topic: 'claims',
      when: ({ writtenBy }) => writtenBy === 'staff',
    },
    {
      to: 'assignee',
      template: 'message_from_claimant',
      by: both,
      topic: 'work',
      when: ({ writtenBy, assigneeId }) => writtenBy === 'claimant' && assigneeId !== null,
    },
    {
      to: agents,
      template: 'message_from_claimant',
      by: inApp,
      topic: 'work',
      when: ({ writtenBy, assigneeId }) => writtenBy === 'claimant' && assigneeId === null,
    },
  ],
  'claim.decided': [
    {
      to: 'claimant',
      template: ({ outcome }) =>
        outcome === 'rejected'
          ? 'claim_rejected'
          : outcome === 'approved_partial'
            ? 'claim_approved_partial'
            : 'claim_approved',
      by: both,
      topic: 'claims',
      critical: true,
    },
  ],
  'claim.appealed': [
    { to: 'claimant', template: 'appeal_received', by: both, topic: 'claims' },
    { to: supervisors, template: 'appeal_to_decide', by: inApp, topic: 'work' },
  ],
  'claim.cancelled': [{ to: 'claimant', template: 'claim_cancelled', by: both, topic: 'claims' }],
  'claim.settled': [
    {
      to: 'claimant',
      template: ({ settlement }) => (settlement === 'reshipped' ? 'claim_reshipped' : 'claim_paid'),
      by: both,
      topic: 'claims',
      critical: true,
    },
  ],
  'claim.closed': [
    {
      to: 'claimant',
      template: ({ reason }) => (reason === 'expired' ? 'claim_expired' : 'claim_closed'),
      by: both,
      topic: 'claims',
    },
  ],
  'claim.reopened': [{ to: 'claimant', template: 'claim_reopened', by: both, topic: 'claims' }],
  // Whose desk it is on is shown live; it writes to nobody.
  'claim.desk_changed': [],
  'claim.merged': [{ to: 'claimant', template: 'claim_merged', by: both, topic: 'claims' }],
  'claim.decision_withdrawn': [
    { to: 'claimant', template: 'decision_withdrawn', by: both, topic: 'claims', critical: true },
    { to: supervisors, template: 'decision_to_make_again', by: inApp, topic: 'work' },
  ],
  'claim.recovery_opened': [
    { to: 'claimant', template: 'parcel_found_choose', by: both, topic: 'claims', critical: true },
  ],
  'claim.recovery_chosen': [],
  'shipment.claimable': [{ to: 'shippers', template: 'parcel_claimable', by: inApp, topic: 'parcels' }],
  'shipment.claim_window_closing': [
    {
      to: 'shippers',
      template: 'claim_window_closing',
      by: both,
      topic: 'parcels',
      rung: ({ type, daysLeft }) => `${type}:${daysLeft}`,
      onlyWhile: 'unclaimed',
    },
  ],
  'complaint.received': [
    { to: 'claimant', template: 'complaint_received', by: both, topic: 'claims' },
    { to: supervisors, template: 'complaint_to_answer', by: inApp, topic: 'work' },
  ],
  'complaint.answered': [
    { to: 'claimant', template: 'complaint_answered', by: both, topic: 'claims', critical: true },
  ],
  'complaint.overdue': [
    { to: supervisors, template: 'complaint_overdue', by: inApp, topic: 'work', critical: true },
  ],
  'claim_import.progressed': [],
  'claim_import.finished': [{ to: 'claimant', template: 'import_finished', by: inApp, topic: 'claims' }],
  'sla.warned': [
    { to: namedAgents, template: 'sla_warned', by: inApp, topic: 'work', rung: ({ clock }) => clock },
  ],
  'sla.breached': [
    {
      to: namedAgents,
      template: 'sla_breached',
      by: inApp,
      topic: 'work',
      rung: ({ clock }) => clock,
      critical: true,
    },
  ],
  'sla.escalated': [
    {
      to: namedSupervisors,
      template: 'sla_escalated',
      by: inApp,
      topic: 'work',
      rung: ({ clock, rung }) => `${clock} ${rung}`,
      critical: true,
    },
  ],

  'payout.approval_requested': [{ to: finance, template: 'payout_to_approve', by: inApp, topic: 'money' }],
  'payout.failed': [{ to: finance, template: 'payout_failed', by: both, topic: 'money', critical: true }],
  'payout.returned': [
    { to: 'claimant', template: 'payout_came_back', by: both, topic: 'claims', critical: true },
    { to: finance, template: 'payout_returned', by: both, topic: 'money', critical: true },
  ],
  'payout.netted': [{ to: 'claimant', template: 'payout_netted', by: both, topic: 'claims', critical: true }],
  'payout.rejected': [{ to: agents, template: 'payout_rejected', by: inApp, topic: 'work' }],
  'remedy.failed': [
    {
      to: agents,
      template: 'remedy_failed',
      by: inApp,
      topic: 'work',
      // Withdrawn because the claimant took the parcel: nobody has to decide again.
      when: ({ reasonCode }) => reasonCode !== 'parcel_recovered',
    },
  ],
  'reshipment.booked': [
    { to: 'claimant', template: 'reshipment_booked', by: both, topic: 'claims' },
    // The new shipment may not be in tracking yet; the recipient is the one of the first.
    {
      to: 'consignee',
      template: 'reshipment_on_its_way',
      by: email,
      topic: 'parcels',
      shipment: ({ originalShipmentId }) => originalShipmentId,
    },
  ],
  // Claims ask the claimant about it.
  'reshipment.found': [],
  'recovery.booked': [
    { to: 'claimant', template: 'repayment_due', by: both, topic: 'claims', critical: true },
  ],
  'remedy.opened': [],
  'remedy.completed': [],
  'payout.approved': [],
  // The first time the claim settles with it, and that is told.
  'payout.paid': [
    {
      to: 'claimant',
      template: 'paid_again',
      by: both,
      topic: 'claims',
      critical: true,
      when: ({ again }) => again === true,
    },
  ],

  'shipment.lost_suspected': [
    { to: 'shippers', template: 'parcel_lost_suspected', by: both, topic: 'parcels' },
  ],
  'shipment.exception': [{ to: 'shippers', template: 'parcel_exception', by: inApp, topic: 'parcels' }],
  'shipment.recovered': [
    { to: 'shippers', template: 'parcel_recovered', by: inApp, topic: 'parcels' },
    { to: agents, template: 'parcel_recovered', by: inApp, topic: 'work' },
  ],
  'shipment.delivered': [{ to: 'consignee', template: 'parcel_delivered', by: email, topic: 'parcels' }],
  'shipment.registered': [],
  'shipment.scanned': [],

  'organisation.created': [],
  'user.invited': [],
  'user.updated': [],
  'message.sent': [],
  'message.failed': [],
  'survey.answered': [],
};

/** Who hears what when a timer says so. */
export const followUpRules: FollowUpRules = {
  'evidence.remind': [
    {
      to: 'claimant',
      template: 'evidence_reminder',
      by: both,
      topic: 'claims',
      onlyWhile: 'evidence_missing',
    },
  ],
  'survey.send': [{ to: 'claimant', template: 'survey', by: email, topic: 'surveys', onlyWhile: 'settled' }],
};
