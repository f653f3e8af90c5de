import type { Schemas } from '../../../api/paths';
import type { Got } from '../../../api/query';

export type Claim = Schemas['claims']['ClaimDto'];
export type QueueItem = Got<'/api/queue'>['items'][number];
export type ClaimType = Claim['type'];
export type Priority = Claim['priority'];
export type EvidenceKind = Schemas['claims']['EvidenceRequestDto']['items'][number];

/** The words a person may choose from; types hold each against the API. */
export const openStages = ['submitted', 'in_review', 'needs_action', 'on_hold'] as const;
export const claimTypes = [
  'loss',
  'damage',
  'partial_loss',
  'swapped_contents',
  'late',
  'delivered_not_received',
  'cod_dispute',
  'return_breach',
] as const satisfies readonly ClaimType[];
export const priorities = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly Priority[];
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
] as const satisfies readonly EvidenceKind[];
export const breachReasons = [
  'nobody_took_it',
  'waits_for_carrier',
  'waits_for_claimant',
  'capacity',
  'complicated',
  'other',
  'unexplained',
] as const satisfies readonly Got<'/api/sla-board'>['breaches'][number]['reason'][];
export const queueClockNames = [
  'acknowledge',
  'first_response',
  'next_response',
  'update',
  'decision',
  'payout',
] as const;
export type QueueClockName = (typeof queueClockNames)[number];

/** Clocks may get new names before this screen knows them. */
export const isClockName = (name: string): name is QueueClockName =>
  (queueClockNames as readonly string[]).includes(name);
