import type { ClaimType, Locale } from '@tuntas/contracts';

/** What the person a parcel went to may say about it, from a link in a message. */
export const deliveryAnswers = ['fine', 'damaged', 'never_arrived'] as const;
export type DeliveryAnswer = (typeof deliveryAnswers)[number];

/** What the claim would be that follows from an answer; `null` when nothing is wrong. */
export function claimTypeOf(answer: DeliveryAnswer, delivered: boolean): ClaimType | null {
  if (answer === 'fine') return null;
  if (answer === 'damaged') return 'damage';
  // The carrier says that it was handed over, the recipient that it was not: a claim of its own kind.
  return delivered ? 'delivered_not_received' : 'loss';
}

/** Only somebody who contradicts the carrier's word has to sign for it. */
export const needsDeclaration = (answer: DeliveryAnswer, delivered: boolean): boolean =>
  claimTypeOf(answer, delivered) === 'delivered_not_received';

/** Each answer once; and who reported a problem takes it back with the sender, not with a button. */
export function mayAnswer(answer: DeliveryAnswer, given: readonly DeliveryAnswer[]): boolean {
  if (given.includes(answer)) return false;
  return answer !== 'fine' || given.length === 0;
}

/** What is signed, as it was shown; a changed text is a new version. */
export const declaration: { readonly version: number; readonly text: Readonly<Record<Locale, string>> } = {
  version: 1,
  text: {
    id: 'Saya menyatakan bahwa paket ini tidak saya terima, dan sepanjang pengetahuan saya tidak diterima oleh siapa pun atas nama saya di alamat tujuan. Saya membuat pernyataan ini dengan sebenarnya dan memahami bahwa pernyataan yang tidak benar dapat berakibat hukum.',
    en: 'I declare that I did not receive this parcel and that, to the best of my knowledge, nobody received it on my behalf at the address. I make this statement truthfully and understand that a false statement may have legal consequences.',
  },
};

/** What was reported, in the words of the record when the recipient left the description empty. */
export const describedAs: Record<DeliveryAnswer, string> = {
  fine: '',
  damaged:
    'Penerima melaporkan paket tiba dalam keadaan rusak. / The recipient reports that the parcel arrived damaged.',
  never_arrived:
    'Penerima melaporkan paket tidak pernah sampai. / The recipient reports that the parcel never arrived.',
};
