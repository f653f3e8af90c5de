import { afterBooking, afterDelivery } from '../links';
import type { Templates } from '../template';

export const parcels = {
  parcel_lost_suspected: (facts, { waybill, carrier, links, words }) => ({
    subject: `Parcel ${waybill} may be lost`,
    paragraphs: [
      `${carrier} has not scanned your parcel ${waybill} since ${words.dateTime(facts.silentSince)}. That is longer than this service should be silent.`,
      'We keep looking, and tell you if it turns up. You can already file a claim; you will see what it can pay before you file.',
    ],
    action: { label: 'Claim for this parcel', url: links.newClaim(facts) },
  }),
  parcel_exception: (facts, { waybill, links, words }) => ({
    subject: `Problem with parcel ${waybill}`,
    paragraphs: [
      `On ${words.dateTime(facts.occurredAt)} the carrier noted: ${words.subReason(facts.subReason)}.`,
      'The parcel page shows what happens next. If it is lost or damaged, you can claim from there.',
    ],
    action: { label: 'See the parcel', url: links.parcel(waybill) },
  }),
  parcel_claimable: (facts, { waybill, links, words }) => ({
    subject: `You can claim for parcel ${waybill}`,
    paragraphs: [
      `${words.alone(words.claimType(facts.type))}: a claim can be filed from now on${facts.until ? `, until ${words.dateTime(facts.until)}` : ''}.`,
      ...(facts.worth ? [`By the rules for this parcel it would pay ${words.money(facts.worth)}.`] : []),
    ],
    action: { label: 'Claim for this parcel', url: links.newClaim(facts) },
  }),
  claim_window_closing: (facts, { waybill, links, words }) => ({
    subject: `Last days to claim for parcel ${waybill}`,
    paragraphs: [
      `${words.alone(words.claimType(facts.type))}: a claim can be filed until ${words.dateTime(facts.until)}. Nobody has filed one yet.`,
      facts.worth
        ? `By the rules for this parcel it would pay ${words.money(facts.worth)}. After that moment it is lost.`
        : 'You will see what it can pay before you file.',
    ],
    action: { label: 'Claim for this parcel', url: links.newClaim(facts) },
  }),
  parcel_recovered: (facts, { waybill, links, words }) => ({
    subject: `Parcel ${waybill} was seen again`,
    paragraphs: [
      `It was scanned on ${words.dateTime(facts.seenAt)} and is travelling again. A claim that is open for it stays open until it is clear how the parcel arrives.`,
    ],
    action: { label: 'See the parcel', url: links.parcel(waybill) },
  }),
  parcel_delivered: (facts, { waybill, carrier, links, words }) => ({
    subject: `Did parcel ${waybill} arrive well?`,
    paragraphs: [
      `${carrier} says that it handed over your parcel on ${words.dateTime(facts.deliveredAt)}. We hope that everything is as it should be.`,
      'Tell us with one tap how it arrived. If it is damaged, incomplete or never reached you, the sender hears of it with a claim already filled in. Keep the packing, and do it soon: the days for a claim are counted.',
    ],
    action: { label: 'Say how it arrived', url: links.delivery(afterDelivery(waybill, facts)) },
  }),
  reshipment_on_its_way: (facts, { links }) => ({
    subject: `A replacement for your parcel is on its way`,
    paragraphs: [
      `Something went wrong with your first parcel. The sender booked a new one for you with ${facts.carrier}, under the number ${facts.waybill}.`,
      'You need to do nothing. Follow it with the button below.',
    ],
    action: { label: 'Track the replacement', url: links.delivery(afterBooking(facts)) },
  }),
} satisfies Partial<Templates>;
