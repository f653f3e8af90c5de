import type { Templates } from '../template';

export const claims = {
  incident_reported: (facts, { waybill, carrier, links, words }) => ({
    subject: `Problem reported for parcel ${waybill}`,
    paragraphs: [
      `The courier told us about your ${carrier} parcel ${waybill}: ${words.claimType(facts.type)}. The report ${facts.photos > 0 ? `has ${facts.photos === 1 ? 'a photo' : `${facts.photos} photos`} with it` : 'has no photos yet'}.`,
      'You can claim for it now. We have filled in what we know, so it takes a minute or two, and you will see what the claim can pay before you file it.',
    ],
    facts: [
      ['Parcel', waybill],
      ['Reported', words.dateTime(facts.occurredAt)],
    ],
    action: { label: 'See the claim we prepared', url: links.newClaim(facts) },
  }),
  recipient_reported: (facts, { waybill, carrier, links, words }) => ({
    subject: `The recipient reports a problem with parcel ${waybill}`,
    paragraphs: [
      `Whoever your ${carrier} parcel ${waybill} went to told us: ${words.claimType(facts.type)}. The report ${facts.photos > 0 ? `has ${facts.photos === 1 ? 'a file' : `${facts.photos} files`} with it` : 'has no photos'}.`,
      'You can claim for it now. We have filled in what we know, so it takes a minute or two, and you will see what the claim can pay before you file it.',
    ],
    facts: [
      ['Parcel', waybill],
      ['Reported', words.dateTime(facts.occurredAt)],
    ],
    action: { label: 'See the claim we prepared', url: links.newClaim(facts) },
  }),
  incident_received: (_facts, { waybill }) => ({
    subject: `Thank you, your report for parcel ${waybill} arrived`,
    paragraphs: ['Your report is saved and the sender has been told. There is nothing more for you to do.'],
  }),
  claim_received: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `We have your claim ${claimNumber}`,
    paragraphs: [
      `Thank you. Your claim for parcel ${waybill} (${words.claimType(facts.type)}) is with us, and nothing is missing to start.`,
      facts.decisionDueAt
        ? `We check it now and give you a decision by ${words.date(facts.decisionDueAt)} at the latest. If we need anything from you, we ask once and the time waits for your answer.`
        : 'We check it now. If we need anything from you, we ask.',
    ],
    facts: [
      ['Claim', claimNumber],
      ...(facts.claimed ? ([['You asked for', words.money(facts.claimed)]] as const) : []),
    ],
    action: { label: 'Follow your claim', url: links.claim(facts.claimId) },
  }),
  evidence_requested: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Claim ${claimNumber}: please send ${facts.items.length === 1 ? 'one more thing' : `${facts.items.length} more things`}`,
    paragraphs: [
      `To decide your claim for parcel ${waybill} we still need ${words.list(facts.items.map(words.evidence))}.`,
      `Please send it by ${words.date(facts.answerBy)}. The decision time waits for you until then. If nothing arrives, the claim closes; it opens again when you answer.`,
    ],
    facts: [['Answer by', words.dateTime(facts.answerBy)]],
    action: { label: 'Send it now', url: links.claim(facts.claimId) },
  }),
  evidence_reminder: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Reminder: claim ${claimNumber} waits for you until ${words.date(facts.answerBy)}`,
    paragraphs: [
      `For your claim for parcel ${waybill} we are still waiting for ${words.list(facts.items.map(words.evidence))}.`,
      `Please send it by ${words.dateTime(facts.answerBy)}. Without it the claim closes on that day.`,
    ],
    action: { label: 'Send it now', url: links.claim(facts.claimId) },
  }),
  claim_approved: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Good news: claim ${claimNumber} is approved`,
    paragraphs: [
      `Your claim for parcel ${waybill} is approved in full.`,
      facts.remedy === 'reshipment'
        ? 'We are booking a replacement parcel now and tell you its number as soon as we have it.'
        : `We are paying ${words.money(facts.approved)} now and tell you when the money has left.`,
    ],
    facts: [
      ['Approved', words.money(facts.approved)],
      ['You get', words.alone(words.remedy(facts.remedy ?? 'compensation'))],
      ['Why', words.alone(words.reason(facts.reasonCode))],
    ],
    action: { label: 'See the decision', url: links.claim(facts.claimId) },
  }),
  claim_approved_partial: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Claim ${claimNumber} is approved in part`,
    paragraphs: [
      `We decided your claim for parcel ${waybill}: ${words.money(facts.approved)} of what you asked for is approved, because ${words.reason(facts.reasonCode)}.`,
      facts.remedy === 'reshipment'
        ? 'We are booking a replacement parcel now.'
        : 'We are paying this amount now and tell you when the money has left.',
      ...(facts.appealUntil
        ? [
            `If you see it differently, you can appeal until ${words.date(facts.appealUntil)}. Somebody else will decide then.`,
          ]
        : []),
    ],
    facts: [
      ['Approved', words.money(facts.approved)],
      ['Why', words.alone(words.reason(facts.reasonCode))],
      ...(facts.appealUntil ? ([['Appeal until', words.date(facts.appealUntil)]] as const) : []),
    ],
    action: { label: 'See the decision line by line', url: links.claim(facts.claimId) },
  }),
  claim_rejected: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Claim ${claimNumber} could not be approved`,
    paragraphs: [
      `We looked at your claim for parcel ${waybill} and could not approve it, because ${words.reason(facts.reasonCode)}. We know that this is not what you hoped for.`,
      facts.appealUntil
        ? `If you have something new to show, or think that we got it wrong, you can appeal until ${words.date(facts.appealUntil)} with one button on the same claim. Somebody else will decide then.`
        : 'This decision is final.',
    ],
    facts: [
      ['Why', words.alone(words.reason(facts.reasonCode))],
      ...(facts.appealUntil ? ([['Appeal until', words.date(facts.appealUntil)]] as const) : []),
    ],
    action: {
      label: facts.appealUntil ? 'Read the decision or appeal' : 'Read the decision',
      url: links.claim(facts.claimId),
    },
  }),
  appeal_received: (facts, { claimNumber, links }) => ({
    subject: `We have your appeal for claim ${claimNumber}`,
    paragraphs: [
      'Thank you for telling us. Somebody who did not make the first decision looks at everything again.',
      'You will get the new decision on the same claim. You need to do nothing until then.',
    ],
    action: { label: 'Follow your claim', url: links.claim(facts.claimId) },
  }),
  claim_cancelled: (facts, { claimNumber, waybill, links }) => ({
    subject: `Claim ${claimNumber} is withdrawn`,
    paragraphs: [
      `As you wished, we stopped working on your claim for parcel ${waybill}.`,
      'Was this a mistake? You can file a new claim for the same parcel as long as its last day has not passed.',
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  claim_paid: (facts, { claimNumber, waybill, links, words }) => ({
    subject: facts.paid
      ? `Claim ${claimNumber} is settled: ${words.money(facts.paid)}`
      : `Claim ${claimNumber} is settled`,
    paragraphs: [
      `Your claim for parcel ${waybill} is settled${facts.paid ? ` with ${words.money(facts.paid)} on ${words.date(facts.settledAt)}` : ''}.`,
      'What goes to your bank account usually arrives within one working day. If it has not arrived after three, tell us on the claim.',
    ],
    facts: [['Claim', claimNumber], ...(facts.paid ? ([['Settled', words.money(facts.paid)]] as const) : [])],
    action: { label: 'See the payment', url: links.claim(facts.claimId) },
  }),
  payout_came_back: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.amount)} for claim ${claimNumber} came back: check your bank details`,
    paragraphs: [
      `The bank could not put ${words.money(facts.amount)} on your account and sent it back to us.`,
      'Please check the account that is registered for you, and correct it if it is wrong. Then we pay you again; you do not have to claim again.',
    ],
    facts: [
      ['Claim', claimNumber],
      ['Came back', words.money(facts.amount)],
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  payout_netted: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.netted)} is taken off the payment for claim ${claimNumber}`,
    paragraphs: [
      `We paid you too much before: ${facts.from.map((debt) => `${words.money(debt.amount)} for claim ${debt.claimNumber}`).join(', ')}. That is taken off what we owe you for claim ${claimNumber}.`,
      facts.amount.amount > 0
        ? `The rest, ${words.money(facts.amount)}, is paid to your account.`
        : 'Nothing is left to pay for this claim: you have had all of it.',
      'If you think this is wrong, write to us on the claim.',
    ],
    facts: [
      ['Claim', claimNumber],
      ['Taken off', words.money(facts.netted)],
      ['Still paid', words.money(facts.amount)],
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  paid_again: (facts, { claimNumber, links, words }) => ({
    subject: `${words.money(facts.amount)} for claim ${claimNumber} was paid again`,
    paragraphs: [
      `What had come back from the bank left our account again on ${words.date(facts.paidAt)}: ${words.money(facts.amount)}.`,
      'What goes to your bank account usually arrives within one working day. If it has not arrived after three, tell us on the claim.',
    ],
    facts: [
      ['Claim', claimNumber],
      ['Paid', words.money(facts.amount)],
    ],
    action: { label: 'See the payment', url: links.claim(facts.claimId) },
  }),
  repayment_due: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Please pay ${words.money(facts.amount)} back for claim ${claimNumber}`,
    paragraphs: [
      `You chose to take parcel ${waybill}, which was found after we had paid you for it. So ${words.money(facts.amount)} is to come back to us.`,
      facts.payTo
        ? `Please transfer it to ${facts.payTo.name}, ${facts.payTo.bankCode} ${facts.payTo.accountNumber}, and write ${claimNumber} as the text of the transfer.`
        : `Please ask on the claim for the account to transfer it to, and write ${claimNumber} as the text of the transfer.`,
    ],
    facts: [
      ['Claim', claimNumber],
      ['To pay back', words.money(facts.amount)],
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  claim_reshipped: (facts, { claimNumber, links, words }) => ({
    subject: `The replacement for claim ${claimNumber} has arrived`,
    paragraphs: [
      `The replacement parcel was delivered on ${words.date(facts.settledAt)}, and your claim is settled with it.`,
      'If anything is wrong with the replacement, you can claim for it like for any other parcel.',
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  claim_closed: (facts, { claimNumber, links }) => ({
    subject: `Claim ${claimNumber} is closed`,
    paragraphs: [
      facts.reason === 'rejected'
        ? 'The time to appeal has passed, so this claim is closed now.'
        : 'Everything that was decided has been given, so this claim is closed now.',
    ],
    action: { label: 'See the claim', url: links.claim(facts.claimId) },
  }),
  claim_expired: (facts, { claimNumber, waybill, links }) => ({
    subject: `Claim ${claimNumber} closed because we did not hear from you`,
    paragraphs: [
      `We asked for more evidence for your claim for parcel ${waybill}, and the time to answer has passed. So we closed the claim.`,
      'It is not too late: send what was asked for, and the claim opens again where it stopped.',
    ],
    action: { label: 'Send the evidence', url: links.claim(facts.claimId) },
  }),
  message_from_desk: (facts, { claimNumber, waybill, links }) => ({
    subject: `A message about claim ${claimNumber}`,
    paragraphs: [
      `The claims desk wrote to you about your claim for parcel ${waybill}:`,
      'You can answer on the claim’s page, or reply to this e-mail where your mail program offers it.',
    ],
    action: { label: 'Open the conversation', url: links.claim(facts.claimId) },
  }),
  claim_reopened: (facts, { claimNumber, links }) => ({
    subject: `We are working on claim ${claimNumber} again`,
    paragraphs: [
      facts.reason === 'remedy_failed'
        ? 'What we decided could not be given, so we are looking for another way and tell you what it is.'
        : 'Thank you, your answer arrived. The claim is open again where it stopped.',
    ],
    action: { label: 'Follow your claim', url: links.claim(facts.claimId) },
  }),
  reshipment_booked: (facts, { claimNumber, links, words }) => ({
    subject: `A replacement parcel is booked for claim ${claimNumber}`,
    paragraphs: [
      `The replacement travels with ${facts.carrier} (${facts.service}) under the number ${facts.waybill}.`,
      'Your claim is settled when it arrives. We tell you then.',
    ],
    facts: [
      ['Waybill', facts.waybill],
      ['Booked', words.dateTime(facts.bookedAt)],
    ],
    action: { label: 'Track the replacement', url: links.parcel(facts.waybill) },
  }),
  survey: (facts, { claimNumber, links, words }) => ({
    subject: `How did we do with claim ${claimNumber}?`,
    paragraphs: [
      'Your claim is settled. One question, one tap: how did it go?',
      `The link works until ${words.date(facts.answerBy)} and needs no sign-in. Thank you.`,
    ],
    action: { label: 'Answer one question', url: links.survey(facts.surveyId) },
  }),
  import_finished: (facts, { links }) => ({
    subject: facts.dryRun
      ? `Your file was checked: ${facts.rows} rows`
      : `Your file was filed: ${facts.rows} rows`,
    paragraphs: [
      facts.dryRun
        ? `${facts.good} rows can be filed, ${facts.existing} have a claim already and ${facts.refused} need correcting. Nothing was filed yet.`
        : `${facts.filed} claims were filed, ${facts.existing} rows had a claim already and ${facts.refused} need correcting.`,
      ...(facts.refused > 0
        ? ['Download the rows to correct, each with its reason, and send that file again.']
        : []),
    ],
    action: { label: 'See the rows', url: links.claimImport(facts.importId) },
  }),
  claim_merged: (facts, { claimNumber, waybill, links }) => ({
    subject: `Claim ${claimNumber} goes on as ${facts.intoNumber}`,
    paragraphs: [
      `You had two claims for the same loss of parcel ${waybill}. We go on with ${facts.intoNumber} for both; what you sent for either is there.`,
      'There is nothing for you to do. If these are two different losses, write to us on the claim.',
    ],
    action: { label: `Follow ${facts.intoNumber}`, url: links.claim(facts.intoClaimId) },
  }),
  decision_withdrawn: (facts, { claimNumber, links }) => ({
    subject: `We look at claim ${claimNumber} once more`,
    paragraphs: [
      'A colleague checked our decision and did not agree with it, so it no longer holds. Somebody else decides again and tells you.',
      'There is nothing for you to do, and your right to appeal is not used up.',
    ],
    action: { label: 'Follow your claim', url: links.claim(facts.claimId) },
  }),
  parcel_found_choose: (facts, { claimNumber, waybill, links, words }) => ({
    subject: `Your parcel ${waybill} was found: what would you like?`,
    paragraphs: [
      facts.held
        ? `We were about to pay you ${words.money(facts.held)} for parcel ${waybill}, and now it has turned up. The money waits for your answer: you may have it, or take the parcel instead.`
        : facts.paid
          ? `We paid you ${words.money(facts.paid)} for parcel ${waybill}, and now it has turned up. You may keep the money, or take the parcel and give the money back.`
          : `We sent you a replacement for parcel ${waybill}, and now the first one has turned up. You may keep the replacement, or take the parcel and return the replacement.`,
      `Please choose by ${words.date(facts.chooseBy)}. Without an answer ${facts.held ? 'we pay you' : 'you keep what you have'} and the parcel stays with us.`,
    ],
    facts: [
      ['Claim', claimNumber],
      ['Choose by', words.date(facts.chooseBy)],
    ],
    action: { label: 'Choose', url: links.claim(facts.claimId) },
  }),
  complaint_received: (facts, { words }) => ({
    subject: `We have your complaint ${facts.number}`,
    paragraphs: [
      'Thank you for telling us. Somebody it is not about looks into it.',
      `You have our answer by ${words.date(facts.dueAt)} at the latest.`,
    ],
    facts: [['Complaint', facts.number]],
  }),
  complaint_answered: (facts, { words }) => ({
    subject: `Our answer to your complaint ${facts.number}`,
    paragraphs: [
      facts.outcome === 'upheld'
        ? 'You were right, and we are sorry. The answer says what we do about it.'
        : facts.outcome === 'partly_upheld'
          ? 'In part you were right, and we are sorry. The answer says what we do about it.'
          : 'We looked into it and explain in the answer why we see it differently.',
      facts.reopenUntil
        ? `If it does not settle the matter, send it back by ${words.date(facts.reopenUntil)}; another person then answers.`
        : 'This answer is final. You may take the matter to an outside body; the dossier of your claim holds everything it needs.',
    ],
    facts: [['Complaint', facts.number]],
  }),
} satisfies Partial<Templates>;
