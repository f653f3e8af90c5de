import type { Envelope, EventData, EventType } from '@tuntas/contracts';
import { inTerminal as amount } from './numbers';

/** What one event tells a person who watches; null for those that would only be noise. */
type Words = { [T in EventType]: ((data: EventData<T>) => string) | null };

const words: Words = {
  'shipment.registered': (data) => `${data.carrier} ${data.service}`,
  'shipment.scanned': null,
  'shipment.exception': (data) => data.subReason,
  'shipment.delivered': () => '',
  'shipment.lost_suspected': (data) => `silent for more than ${data.limitHours} h`,
  'shipment.recovered': () => '',
  'incident.reported': (data) => `${data.type}, ${data.photos} photos`,
  'berita_acara.issued': (data) => data.number,
  'claim.submitted': (data) => `${data.type}${data.claimed ? `, asks ${amount(data.claimed)}` : ''}`,
  'claim.evidence_requested': (data) => data.items.join(', '),
  'claim.evidence_received': (data) => data.kind,
  'claim.message_posted': (data) => `from the ${data.writtenBy}, by ${data.channel}`,
  'claim.desk_changed': ({ priority, waitsUntil }) => `${priority}${waitsUntil ? ', on hold' : ''}`,
  'claim.decided': (data) => `${data.outcome} ${amount(data.approved)}`,
  'claim.appealed': (data) => `appeal ${data.appealNo}`,
  'claim.cancelled': () => '',
  'claim.settled': (data) => `${data.settlement}${data.paid ? ` ${amount(data.paid)}` : ''}`,
  'claim.closed': (data) => data.reason,
  'claim.reopened': (data) => data.reason,
  'claim.merged': (data) => `into ${data.intoNumber}`,
  'claim.decision_withdrawn': (data) => `decision ${data.decisionNo}`,
  'claim.recovery_opened': (data) => `choose by ${data.chooseBy}`,
  'claim.recovery_chosen': (data) => data.choice,
  'complaint.received': (data) => data.category,
  'complaint.answered': (data) => data.outcome,
  'complaint.overdue': (data) => `was due ${data.dueAt}`,
  'shipment.claimable': (data) => `${data.type}${data.worth ? `, ${amount(data.worth)}` : ''}`,
  'shipment.claim_window_closing': (data) => `${data.type}, until ${data.until}`,
  'claim_import.progressed': null,
  'claim_import.finished': (data) => `${data.filed} filed, ${data.refused} to correct`,
  'sla.warned': (data) => `${data.clock} clock, due ${data.dueAt}`,
  'sla.breached': (data) => `${data.clock} clock, was due ${data.dueAt}`,
  'sla.escalated': (data) => `${data.clock} clock, ${data.rung} is to look at it`,
  'remedy.opened': (data) => `${data.kind} ${amount(data.amount)}`,
  'remedy.completed': (data) => data.kind,
  'remedy.failed': (data) => `${data.kind}: ${data.reasonCode}${data.next ? `, then ${data.next}` : ''}`,
  'payout.approval_requested': (data) => `${amount(data.amount)} waits for a second person`,
  'payout.approved': (data) => amount(data.amount),
  'payout.paid': (data) => amount(data.amount),
  'payout.failed': (data) => `${amount(data.amount)}: ${data.reasonCode}`,
  'payout.rejected': (data) => `${amount(data.amount)}: ${data.reasonCode}`,
  'payout.returned': (data) => `${amount(data.amount)} came back`,
  'payout.netted': (data) => `${amount(data.netted)} taken off, ${amount(data.amount)} left to pay`,
  'recovery.booked': (data) => amount(data.amount),
  'reshipment.booked': (data) => `${data.carrier} ${data.waybill}`,
  'reshipment.found': (data) => data.shipmentId,
  'message.sent': (data) => `${data.template} by ${data.channel}`,
  'message.failed': (data) => `${data.template} by ${data.channel}: ${data.reasonCode}`,
  'survey.answered': (data) => `${data.score} of 5`,
  'organisation.created': (data) => data.kind,
  'user.invited': (data) => data.roles.join(', '),
  'user.updated': null,
};

/** How many claims the screen remembers the numbers of. */
const rememberedNumbers = 5_000;

/** Turns events into lines such as `14:03:22  claim.decided  CLM-2026-000123  approved IDR 130,000`. */
export class EventLines {
  private readonly numbers = new Map<string, string>();

  /** One line; null when the event is not worth one. Holds ids and amounts, never a person's data. */
  lineOf(event: Envelope): string | null {
    this.remember(event);
    const say = words[event.type] as ((data: Envelope['data']) => string) | null;
    if (!say) return null;
    const time = new Date(event.time).toTimeString().slice(0, 8);
    return `${time}  ${event.type.padEnd(26)}${this.subjectOf(event).padEnd(17)}${say(event.data)}`.trimEnd();
  }

  /** Claims go by their number; only their own events carry it. */
  private remember({ data }: Envelope): void {
    if (!('number' in data && 'claimId' in data) || 'complaintId' in data) return;
    this.numbers.set(data.claimId, data.number);
    if (this.numbers.size <= rememberedNumbers) return;
    const [oldest] = this.numbers.keys();
    if (oldest !== undefined) this.numbers.delete(oldest);
  }

  private subjectOf({ subject, data }: Envelope): string {
    const claimId = 'claimId' in data ? data.claimId : null;
    // The end of a version 7 id is its random part.
    return this.numbers.get(claimId ?? subject) ?? `…${subject.slice(-12)}`;
  }
}
