import type { Templates } from '../template';

/** Messages to the people who work on claims: short, they read dozens a day. */
export const work = {
  message_from_claimant: (facts, { claimNumber, waybill, links }) => ({
    subject: `The claimant wrote about claim ${claimNumber}`,
    paragraphs: [`A new message on the claim for parcel ${waybill}:`],
    action: { label: 'Open the conversation', url: links.claim(facts.claimId) },
  }),
  evidence_received: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.evidence(facts.kind)} arrived`,
    paragraphs: ['The clocks run again. The claim is back in the queue.'],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  appeal_to_decide: (facts, { claimNumber, links }) => ({
    subject: `${claimNumber}: appeal ${facts.appealNo} to decide`,
    paragraphs: ['It needs somebody who did not make the first decision.'],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  sla_warned: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} due ${words.dateTime(facts.dueAt)}`,
    paragraphs: ['Three quarters of the time have passed.'],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  sla_breached: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} is overdue`,
    paragraphs: [`It was promised for ${words.dateTime(facts.dueAt)}.`],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  sla_escalated: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.clock(facts.clock)} is long overdue`,
    paragraphs: [`It was promised for ${words.dateTime(facts.dueAt)} and nobody has kept the promise yet.`],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  payout_to_approve: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.money(facts.amount)} waits for approval`,
    paragraphs: ['The amount is above the limit, so a second person has to approve it.'],
    action: { label: 'Check and approve', url: links.payout(facts.payoutId) },
  }),
  payout_failed: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: the payout of ${words.money(facts.amount)} failed`,
    paragraphs: [
      `The bank did not pay: ${words.reason(facts.reasonCode)}. No money left.`,
      'Please check the account with the claimant, then send the payout again or choose another remedy.',
    ],
    facts: [
      ['Claim', claimNumber],
      ['Amount', words.money(facts.amount)],
      ['Reason', words.alone(words.reason(facts.reasonCode))],
    ],
    action: { label: 'Open the payout', url: links.payout(facts.payoutId) },
  }),
  payout_returned: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.money(facts.amount)} came back`,
    paragraphs: [
      'The bank sent the payout back. The claimant was asked to check the account.',
      'When the account is right, pay it again from the payout’s page.',
    ],
    action: { label: 'Open the payout', url: links.payout(facts.payoutId) },
  }),
  payout_rejected: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: payout of ${words.money(facts.amount)} was not approved`,
    paragraphs: [`The second person said no: ${words.reason(facts.reasonCode)}.`],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  remedy_failed: (facts, { claimNumber, links, words }) => ({
    subject: `${claimNumber}: ${words.remedy(facts.kind)} failed`,
    paragraphs: [
      facts.next
        ? `Reason: ${words.reason(facts.reasonCode)}. Next comes ${words.remedy(facts.next)}, by itself.`
        : `Reason: ${words.reason(facts.reasonCode)}. Somebody has to decide what the claimant gets instead.`,
    ],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  decision_to_make_again: (facts, { claimNumber, links }) => ({
    subject: `${claimNumber}: decision ${facts.decisionNo} was withdrawn`,
    paragraphs: ['A second look disagreed. It needs somebody who did not make that decision.'],
    action: { label: 'Open the claim', url: links.claim(facts.claimId) },
  }),
  complaint_to_answer: (facts, { words }) => ({
    subject: `Complaint ${facts.number} to answer by ${words.date(facts.dueAt)}`,
    paragraphs: ['It needs somebody who did not decide the claim it is about.'],
  }),
  complaint_overdue: (facts, { words }) => ({
    subject: `Complaint ${facts.number} was due ${words.dateTime(facts.dueAt)}`,
    paragraphs: ['It has no answer yet.'],
  }),
} satisfies Partial<Templates>;
