/** A test file, and the titles of its tests that prove it. */
export type Proof = readonly [file: string, ...titles: [string, ...string[]]];

const consumersOfClaims = 'claims/src/claims/consumers.int-spec.ts';
const known: Proof = [consumersOfClaims, 'and it can be claimed for; said three times it is one'];
const settled: Proof = [consumersOfClaims, 'and the claim is settled once, with its payout in the history'];
const failed: Proof = [
  consumersOfClaims,
  'and one that failed for good comes back to the desk with new clocks',
];
const people: Proof = [consumersOfClaims, 'and the desk knows them once, with the last roles'];
const replacement = 'resolution/src/reshipments/reshipments.int-spec.ts';
const found = 'resolution/src/found-parcels/found-parcels.int-spec.ts';
const told: Proof = [
  'notifications/test/redelivery.int-spec.ts',
  'hears everything that was said to it once more, and nothing changes',
];

/** Every handler of an event: the same event twice, one effect. */
export const consumers: Readonly<Record<string, Proof>> = {
  'claims AgentsConsumer.invited': people,
  'claims AgentsConsumer.updated': people,
  'claims ClaimsConsumer.opened': settled,
  'claims ClaimsConsumer.completed': settled,
  'claims ClaimsConsumer.paid': settled,
  'claims ClaimsConsumer.failed': failed,
  'claims ClaimsConsumer.payoutFailed': failed,
  'claims ClaimsConsumer.payoutRejected': failed,
  'claims ClaimsConsumer.payoutReturned': [consumersOfClaims, 'that came back, and the history says it once'],
  'claims ClaimsConsumer.payoutNetted': [
    consumersOfClaims,
    'that was netted, and the history says once how much and for which claim',
  ],
  'claims ClaimsConsumer.recoveryBooked': [consumersOfClaims, 'and the history says it once'],
  'claims ClaimsConsumer.recovered': [
    consumersOfClaims,
    'and a parcel found after the payout marks it recovered',
    'and a parcel found before the payout is asked about; taken, the claim ends without money',
  ],
  'claims ClaimsConsumer.delivered': [
    consumersOfClaims,
    'and it can be claimed for; said three times it is one',
    'and a loss that was paid is asked about when its parcel is delivered, once',
  ],
  'claims ClaimsConsumer.reshipmentFound': [
    consumersOfClaims,
    'and a parcel sent again that is found, or whose first one is, is asked about',
  ],
  'claims ShipmentsConsumer.registered': known,
  'claims ShipmentsConsumer.scanned': [consumersOfClaims, 'and a delivery that is taken back is none'],
  'claims ShipmentsConsumer.lostSuspected': known,
  'claims ShipmentsConsumer.exception': known,
  'notifications CasesConsumer.answered': told,
  'notifications CasesConsumer.held': told,
  'notifications CasesConsumer.onClaim': told,
  'notifications CasesConsumer.onShipment': told,
  'notifications FollowUpsConsumer.hold': told,
  'notifications FollowUpsConsumer.start': told,
  'notifications FollowUpsConsumer.stop': told,
  'notifications MessagesConsumer.plan': told,
  'notifications RecipientsConsumer.keep': told,
  'notifications SurveysConsumer.holdBack': told,
  'notifications SurveysConsumer.schedule': told,
  'notifications WebhooksConsumer.deliver': [
    'notifications/src/webhooks/webhooks.int-spec.ts',
    'only sends the events that were asked for, and each once however often it is told',
  ],
  'resolution DecisionsConsumer.decided': [
    'resolution/src/decisions/decisions.int-spec.ts',
    'opens one remedy, one payout and one debt, however often it is told',
  ],
  'resolution FoundParcelsConsumer.opened': [
    found,
    'holds the payout: its timer, an approval and a bank file pass it by',
  ],
  'resolution FoundParcelsConsumer.chosen': [
    found,
    'and taken by the claimant is owed back, once however often it is told',
    'and taken withdraws the payout, once however often it is told; the books are as if nothing was owed',
  ],
  'resolution ReshipmentsConsumer.delivered': [
    replacement,
    'completes the remedy when its parcel is delivered, once',
  ],
  'resolution ReshipmentsConsumer.exception': [
    replacement,
    'falls back to the approved amount when its parcel is lost, once',
  ],
  'resolution ReshipmentsConsumer.lostSuspected': [
    replacement,
    'falls back when its parcel has not been seen for too long, once',
  ],
  'resolution ReshipmentsConsumer.recovered': [
    replacement,
    'tells claims once that a parcel given up turned up after all: seen again, and delivered',
  ],
  'tracking ReshipmentsConsumer.booked': [
    'tracking/src/reshipments/reshipments.int-spec.ts',
    'registers the replacement once, however often resolution’s event arrives',
  ],
};

const papers = 'claims/src/evidence/evidence-papers.int-spec.ts';
const decisions = 'claims/src/claims/decisions.int-spec.ts';
const complaints = 'claims/src/complaints/complaints.int-spec.ts';
const imports = 'claims/src/imports/imports.int-spec.ts';
const paper = 'claims/src/berita-acara/berita-acara.int-spec.ts';
const promises: Proof = [
  'claims/src/sla/sla.int-spec.ts',
  'rung too early has none, and rings again when it is time',
  'are climbed in order, each once; after an outage they are caught up and say so',
  'rung twice has one effect',
];

/**
 * Every timer: early, late, twice. That none rings early, and each once, is proven in the timers library for all of
 * them; here stands what its handler makes of it.
 */
export const timers: Readonly<Record<string, Proof>> = {
  'claims berita_acara.render': [
    paper,
    'has two PDFs that are the same bytes at every try, and are found by their hash',
  ],
  'claims berita_acara.attach': [
    paper,
    'goes into claims that are open already, once, and ticks off what was asked',
  ],
  'claims claim.expire': [
    decisions,
    'ends a claim that waits for its claimant: early nothing, late, and twice once',
  ],
  'claims claim.close': [
    decisions,
    'closes a rejection that nobody appealed: armed for the last day, late, and twice once',
  ],
  'claims claim.review': [
    decisions,
    'has a review date that brings it back: early nothing, late, and twice once',
  ],
  'claims claim.recovery': [
    decisions,
    'is found after it was paid: the claimant chooses, silence keeps the money',
  ],
  'claims claim_import.abandon': [
    imports,
    'is nothing when the upload never ended, said early, late and twice',
  ],
  'claims claim_import.purge': [imports, 'are its sums once nobody will correct its rows, said twice'],
  'claims claim_import.work': [imports, 'goes on where the last chunk ended, whatever died in between'],
  'claims complaint.close': [complaints, 'closes on silence after an answer: early nothing, late, twice'],
  'claims complaint.due': [complaints, 'is overdue when read, and said so once: early nothing, late, twice'],
  'claims eligibility.refresh': [
    'claims/src/shipments/claimables.int-spec.ts',
    'are worked out for the parcels there are, once',
  ],
  'claims evidence.compare': [papers, 'is found when it came with an incident'],
  'claims evidence.delete': [papers, 'is deleted when its days and its claim are over, and not before'],
  'claims evidence.purge': [papers, 'is deleted when its days and its claim are over, and not before'],
  'claims evidence.retire': [
    papers,
    'goes five years after its claim ended: not early, once, and not of a claim that was opened again',
  ],
  'claims incident.retire': [
    'claims/src/incidents/incidents.int-spec.ts',
    'go five years after the report: not early, once, and not while a claim of the parcel is open',
  ],
  'claims shipment.claim_clock': [
    'claims/src/shipments/claimables.int-spec.ts',
    'says once that it can be claimed, and before that ends; early, late and twice',
  ],
  'claims sla.breach': promises,
  'claims sla.escalate': promises,
  'claims sla.project': [
    'claims/src/sla/sla-rules.int-spec.ts',
    'is brought to the clocks once by a step that rings again, and not before it is due',
  ],
  'claims sla.warn': promises,
  'notifications evidence.remind': [
    'notifications/src/follow-ups/follow-ups.int-spec.ts',
    'reminds half-way and a day before the end, each once',
  ],
  'notifications message.check': [
    'notifications/src/messages/messages.int-spec.ts',
    'calls unknown what a killed process left behind',
  ],
  'notifications message.send': [
    'notifications/src/messages/messages.int-spec.ts',
    'tells the claimant in their language, once, however often the event arrives',
  ],
  'notifications survey.send': [
    'notifications/src/surveys/surveys.int-spec.ts',
    'asks late rather than never, and once',
  ],
  'notifications webhook.check': [
    'notifications/src/webhooks/webhooks.int-spec.ts',
    'calls again, with the same id, what a killed process left behind',
  ],
  'notifications webhook.deliver': [
    'notifications/src/webhooks/webhooks.int-spec.ts',
    'only sends the events that were asked for, and each once however often it is told',
  ],
  'resolution payout.inquire': [
    'resolution/src/payouts/submissions.int-spec.ts',
    'is booked once when the bank answers twice',
  ],
  'resolution payout.submit': [
    'resolution/src/payouts/submissions.int-spec.ts',
    'is sent once by fifty at once',
  ],
  'resolution reshipment.book': [replacement, 'is booked once, by fifty calls and a repeated one'],
  'resolution reshipment.overdue': [replacement, 'falls back when nothing arrives in time'],
  'tracking shipment.silence': [
    'tracking/src/silence/silence.int-spec.ts',
    'is suspected lost once, even when the timer rings twice',
    'is not suspected early: the ring moves to the limit after the last scan',
  ],
};
