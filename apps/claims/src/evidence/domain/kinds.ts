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
  'identity_card',
  'bank_book',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Papers that say who somebody is (KTP, bank book): masked when passed on, opened for a purpose, deleted in time. */
const identityKinds: ReadonlySet<EvidenceKind> = new Set(['identity_card', 'bank_book']);
export const isIdentity = (kind: EvidenceKind): boolean => identityKinds.has(kind);

/** Why somebody at the desk may open one; anything else is no reason. */
export const identityPurposes = ['verify_payee', 'verify_claimant', 'fraud_check', 'legal_request'] as const;
export type IdentityPurpose = (typeof identityPurposes)[number];

/** What also does for a paper that is asked for: the signed berita acara is a statement, a close-up is a photo. */
export const alsoDoes: Readonly<Partial<Record<EvidenceKind, readonly EvidenceKind[]>>> = {
  photo: ['photo_packaging', 'photo_contents'],
  statement: ['berita_acara', 'declaration'],
};

export const isSatisfied = (wanted: EvidenceKind, present: ReadonlySet<EvidenceKind>): boolean =>
  present.has(wanted) || (alsoDoes[wanted] ?? []).some((kind) => present.has(kind));
