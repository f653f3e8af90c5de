/** The words of a claim, the same in code, database and wire; a spec holds them against the contracts. */
export const claimTypes = [
  'loss',
  'damage',
  'partial_loss',
  'swapped_contents',
  'late',
  'delivered_not_received',
  'cod_dispute',
  'return_breach',
] as const;
export type ClaimType = (typeof claimTypes)[number];

/** What the claimant would like; what is given is decided and kept apart. */
export const wishes = ['compensation', 'reshipment', 'replacement', 'repair', 'certificate_only'] as const;
export type Wish = (typeof wishes)[number];

export const remedyKinds = ['compensation', 'reshipment'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

export const outcomes = ['approved', 'approved_partial', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** How soon a claim wants attention; policies may promise more for a higher one. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
