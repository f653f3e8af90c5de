/** What a rule can notice about a claim. A finding informs whoever decides; it decides nothing itself. */
export const findingKinds = [
  'too_early',
  'too_late',
  'not_entitled',
  'possible_duplicate',
  'evidence_missing',
  'evidence_reused',
  'shipment_recovered',
  'velocity',
  'tracking_contradicts',
  'above_average',
  'maybe_excluded',
  'qa_disagreement',
] as const;
export type FindingKind = (typeof findingKinds)[number];
