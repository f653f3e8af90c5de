/** What a file shows. Packs require kinds by claim type; agents ask for them by name. */
export const evidenceKinds = [
  'photo',
  'photo_label',
  'photo_packaging',
  'photo_contents',
  'invoice',
  'statement',
  'declaration',
  'berita_acara',
  'unboxing_video',
  'packing_video',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
