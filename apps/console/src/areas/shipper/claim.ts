import type { Got } from '../../api/query';

export type ClaimRow = Got<'/api/claims'>['items'][number];
export type Claim = Got<'/api/claims/{id}'>;
export type EvidenceKind = Got<'/api/claims/{id}/messages'>['items'][number]['attachments'][number]['kind'];
export type ClaimType = ClaimRow['type'];
export type Wish = ClaimRow['wish'];

export const claimTypes = [
  'damage',
  'loss',
  'partial_loss',
  'swapped_contents',
  'delivered_not_received',
  'late',
  'cod_dispute',
  'return_breach',
] as const satisfies readonly ClaimType[];

export const openStages = [
  'submitted',
  'in_review',
  'needs_action',
  'on_hold',
  'decided',
  'settling',
] as const satisfies readonly ClaimRow['stage'][];

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
] as const satisfies readonly EvidenceKind[];

export const isEvidenceKind = (text: string): text is EvidenceKind =>
  evidenceKinds.some((kind) => kind === text);
